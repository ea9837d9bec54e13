/** The shape of a range of towns, chome, blocks and numbers. */

/** Both ends included. */
export interface Span {
  from: number;
  to: number;
}

/** Blocks (番) from one to another, both included; a number (号) narrows the first or the last block. */
export interface LotSpan {
  from: { block: number; number: number | null };
  to: { block: number; number: number | null };
}

export interface TownRange {
  /** 東区, where a ward is written in front. */
  ward: string | null;
  /** A district that addresses don't hold: 橋北地区, 河辺区域. */
  label: string | null;
  /** Town as written; '' when none is: 上記以外. */
  town: string;
  /** null: all of the town. */
  chome: Span[] | null;
  /** null: all blocks. */
  lots: LotSpan[] | null;
  /** 上記以外: what no other area of the town takes. */
  rest: boolean;
  /** Ranges taken out; a null chome there means the same chome. */
  except: TownRange[];
  /** Names taken out (（青葉団地を除く）): whether an address lies there only its words can say. */
  exceptNames: string[];
  /** Words that were not understood: with them nothing is ever said to be inside. */
  unclear: string[];
}

/** A range of all of a town. */
export function wholeTown(ward: string | null, label: string | null, town: string): TownRange {
  return {
    ward,
    label,
    town,
    chome: null,
    lots: null,
    rest: false,
    except: [],
    exceptNames: [],
    unclear: [],
  };
}
