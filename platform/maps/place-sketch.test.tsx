import { describe, expect, it } from 'vitest';
import { PlaceSketch, type PlaceSketchProps } from './place-sketch.tsx';

const TOWN = [
  { lat: 36.4, lon: 138.91 },
  { lat: 36.41, lon: 138.92 },
  { lat: 36.42, lon: 138.93 },
];
const FAR = { position: { lat: 35.4, lon: 138.92 }, label: 'そのままにする' };
const NEAR = { position: { lat: 36.4101, lon: 138.92 }, label: '36.4101' };
const shown = (props: Partial<PlaceSketchProps>, lang: 'ja' | 'en' = 'ja') =>
  String(<PlaceSketch lang={lang} marks={[FAR, NEAR]} others={TOWN} {...props} />);

const spots = (html: string) =>
  [...html.matchAll(/class="sketch-spot" cx="([\d.]+)" cy="([\d.]+)"/g)].map(([, x, y]) => [
    Number(x),
    Number(y),
  ]);

describe('a position among others', () => {
  it('has a letter for each reading, and says how far it is from the next of the others', () => {
    const html = shown({});
    expect(spots(html)).toHaveLength(2);
    expect(html).toMatch(
      />A<\/b>.*そのままにする.*約100\skm離れています.*>B<\/b>.*36\.4101.*約10\sm離れています/,
    );
    expect(html).toContain('点は、ほかの3か所です');
    expect(shown({}, 'en')).toContain('dots are the 3 others');
  });

  it('lies south of the others where its latitude is smaller, and within the drawing', () => {
    const [[, far = 0] = [], [, near = 0] = []] = spots(shown({}));
    expect(far).toBeGreaterThan(near + 50);
    for (const [x = 0, y = 0] of spots(shown({}))) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(320);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(176);
    }
  });

  it('is nothing without a reading, and only itself without others', () => {
    expect(shown({ marks: [] })).not.toContain('<');
    const alone = shown({ others: [] });
    expect(alone).not.toContain('sketch-dot');
    expect(alone).not.toContain('離れています');
  });

  it('never takes a label for markup', () => {
    expect(shown({ marks: [{ ...NEAR, label: '<b>1' }] })).not.toContain('<b>1');
  });
});
