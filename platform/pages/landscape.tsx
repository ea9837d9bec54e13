import type { Child } from 'hono/jsx';
import { type Html, trusted } from './escape.ts';

/** What a place may pick; river when it picks nothing. */
export type LandscapeKind = 'river' | 'sea' | 'plain' | 'snow';

const sun = '<circle class="land-sun" cx="856" cy="128" r="62"/>';
const hills =
  '<path class="land-far" d="M370 300Q505 118 640 170Q764 72 882 160Q1020 78 1280 214V300z"/>' +
  '<path class="land-near" d="M0 300V240Q204 158 404 228Q530 186 646 228Q836 176 1024 238Q1156 212 1280 248V300z"/>';
const plainFields =
  '<path class="land-far" d="M0 300V214Q320 178 660 208T1280 196V300z"/>' +
  '<path class="land-near" d="M0 300V244Q300 222 640 238T1280 232V300z"/>';
const peaks =
  '<path class="land-far" d="M420 300L640 104L716 172L812 72L1004 228L1090 168L1280 268V300z"/>' +
  '<path class="land-snow" d="M640 104L582 156L624 150L652 168L690 149zM812 72L748 132L796 122L826 146L880 127z"/>' +
  '<path class="land-near" d="M0 300V246Q210 188 410 234Q650 196 860 236Q1080 204 1280 244V300z"/>';
const houses =
  '<path class="land-house" d="M452 243v-19h24v19zM546 246v-21h22v21zM574 246v-33h15v33zM668 242v-22h20v22z' +
  'M692 242v-43h24v43zM720 242v-27h19v27zM776 243v-23h28v23zM808 243v-36h17v36zM902 247v-20h26v20z"/>' +
  '<path class="land-roof" d="M448 225l16-12 16 12zM542 226l15-12 15 12zM664 221l14-11 14 11zM716 216l14-11 13 11z' +
  'M772 221l18-13 18 13zM898 228l17-12 17 12z"/>';
const river = '<path class="land-water" d="M0 300V264Q330 236 660 258T1280 258V300z"/>';
const sea = '<path class="land-water" d="M0 300V252Q160 244 320 252T640 252T960 252T1280 250V300z"/>';

const scenes: Record<LandscapeKind, string> = {
  river: sun + hills + houses + river,
  sea: `${sun}<path class="land-far" d="M700 300V236Q900 128 1100 206T1280 214V300z"/>${houses}${sea}`,
  plain: sun + plainFields + houses,
  snow: sun + peaks + houses,
};

/** The landscape of a place, drawn from roles: at most 2 KB, decoration only. */
export function landscapeHtml(kind: LandscapeKind): string {
  return (
    '<svg class="land" viewBox="0 0 1280 300" preserveAspectRatio="xMidYMax slice" aria-hidden="true">' +
    `${scenes[kind]}</svg>`
  );
}

export function Landscape({ kind = 'river' }: { kind?: LandscapeKind }): Html {
  return trusted(landscapeHtml(kind));
}

/** The top of a town's home: its day and its name over its landscape. What follows is lifted into the water. */
export function Scene({ kind = 'river', day, title }: { kind?: LandscapeKind; day: Child; title: Child }) {
  return (
    <div class={`scene scene-${kind}`}>
      <Landscape kind={kind} />
      <div class="wrap">
        <p class="scene-day">{day}</p>
        <h1>{title}</h1>
      </div>
    </div>
  );
}

/** What lies half in the scene: the answer and what else is new. */
export function Lifted({ children }: { children?: Child }) {
  return <div class="wrap lifted">{children}</div>;
}
