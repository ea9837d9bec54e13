/** The words of an election: what is chosen when, who stands for it, what came of it. Each of the three is published by itself. */
import type { IsoDate } from '@tomoni/japanese';

export const PARTS = ['about', 'candidates', 'result'] as const;
export type Part = (typeof PARTS)[number];

export const KINDS = [
  ...(['mayor', 'council', 'governor', 'assembly'] as const),
  ...(['house', 'councillors', 'other'] as const),
];
export type Kind = (typeof KINDS)[number];

/** `uncontested`: no more stand than there are seats, so nobody votes (無投票). */
export const COURSES = ['held', 'uncontested', 'cancelled'] as const;
export type Course = (typeof COURSES)[number];

/** What is counted by itself: a constituency, or the whole town. */
export interface Contest {
  /** 「第1選挙区」; '' where there are no districts. */
  district: string;
  /** How many are elected (定数). */
  seats: number;
}

/** What is chosen, and when. */
export interface About {
  /** As announced: 「ともに市長選挙」. */
  name: string;
  /** '' where nobody wrote one. */
  nameEn: string;
  kind: Kind;
  course: Course;
  /** What they become: 「市長」. */
  office: string;
  /** 告示日, or 公示日. */
  announced: IsoDate;
  /** 投票日. */
  polling: IsoDate;
  /** When the last polling place closes: 'HH:MM' in Japan. */
  closes: string;
  /** 期日前投票. */
  earlyFrom: IsoDate;
  earlyUntil: IsoDate;
  /** At least one, in official order. */
  contests: readonly Contest[];
  /** Where the official gazette (選挙公報) is: https, or ''. */
  gazette: string;
}

/** 現・前・元・新, as the announcement has it; '' where it has none. */
export const TERMS = ['', '現', '前', '元', '新'] as const;
export type Term = (typeof TERMS)[number];

/** `rejected`: 立候補の届出の却下. */
export const STANDINGS = ['stands', 'withdrew', 'died', 'rejected'] as const;
export type Standing = (typeof STANDINGS)[number];

/** One who stands, in exactly the words of the announcement, and nothing that it doesn't have. */
export interface Candidate {
  /** That of a contest. */
  district: string;
  /** 届出番号: with the district it names a candidate. */
  number: number;
  name: string;
  kana: string;
  /** 党派. */
  party: string;
  age: number | null;
  term: Term;
  occupation: string;
  standing: Standing;
  /** Since when they no longer stand. */
  since: IsoDate | null;
}

/** Votes of one candidate, who is named here again: a result can be read for itself, whatever becomes of the list. */
export interface Votes {
  number: number;
  name: string;
  /** A decimal with none or three digits behind the point (按分票): text, since no digit of it may be rounded. */
  votes: string | null;
  elected: boolean;
}

/** Figures of a contest; null where they aren't known yet. */
export interface Count {
  district: string;
  /** 当日有権者数. */
  electors: number | null;
  /** 投票者数. */
  voters: number | null;
  /** 有効投票数. */
  valid: number | null;
  /** 無効投票数. */
  invalid: number | null;
  votes: readonly Votes[];
}

export interface Result {
  /** 中間, or 確定. */
  kind: 'interim' | 'final';
  /** `YYYY-MM-DDTHH:MM` in Japan: as of when it was counted. */
  asOf: string;
  counts: readonly Count[];
}

/** What each part holds. */
export interface Bodies {
  about: About;
  candidates: readonly Candidate[];
  result: Result;
}
