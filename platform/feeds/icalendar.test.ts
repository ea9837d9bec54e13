import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { type CalendarEvent, type CalendarFeed, icalendar } from './icalendar.ts';

const feed: CalendarFeed = {
  name: 'みどり町1丁目のごみ',
  description: 'ともに市',
  url: 'https://tomoni.example/999999/garbage/a1',
  source: 'https://tomoni.example/999999/garbage/a1.ics',
  lang: 'ja',
  updated: '2026-03-01T09:00:00+09:00',
  fileName: 'midoricho',
  events: [],
};

const burn: CalendarEvent = {
  uid: '2026-04-03-burn-a1@tomoni.example',
  date: '2026-04-03',
  summary: '燃やすごみ',
  description: '朝8時まで; 決められた場所に、\n袋を\\結んで',
  url: 'https://tomoni.example/x?a=1,2;b',
  categories: ['燃やす,ごみ', '生ごみ'],
  location: '集積所',
};

/** What an independent reader understands. */
function read(body: string) {
  const calendar = new ICAL.Component(ICAL.parse(body));
  const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
  return { calendar, events };
}

function withEvents(...events: CalendarEvent[]): string {
  return icalendar({ ...feed, events }).body;
}

describe('icalendar', () => {
  it('is read by another program as it was meant', () => {
    const { calendar, events } = read(withEvents(burn));
    expect(calendar.getFirstPropertyValue('x-wr-timezone')).toBe('Asia/Tokyo');
    expect(calendar.getFirstPropertyValue('name')).toBe(feed.name);
    expect(String(calendar.getFirstPropertyValue('refresh-interval'))).toBe('PT12H');
    const [event] = events;
    expect(event?.uid).toBe(burn.uid);
    expect(event?.summary).toBe(burn.summary);
    expect(event?.description).toBe(burn.description);
    expect(event?.location).toBe(burn.location);
    expect(event?.startDate.isDate).toBe(true);
    expect(event?.startDate.toString()).toBe('2026-04-03');
    expect(event?.endDate.toString()).toBe('2026-04-04');
    expect(event?.component.getFirstProperty('categories')?.getValues()).toEqual(burn.categories);
    expect(event?.component.getFirstPropertyValue('url')).toBe(burn.url);
    expect(event?.component.getFirstPropertyValue('status')).toBe('CONFIRMED');
    expect(String(event?.component.getFirstPropertyValue('dtstamp'))).toBe('2026-03-01T00:00:00Z');
  });

  it('several days end on the day after the last', () => {
    const { events } = read(withEvents({ ...burn, date: '2026-12-29', lastDate: '2027-01-03' }));
    expect(events[0]?.endDate.toString()).toBe('2027-01-04');
  });

  it('strikes out what was cancelled', () => {
    const { events } = read(withEvents({ ...burn, cancelled: true, sequence: 2 }));
    expect(events[0]?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(events[0]?.sequence).toBe(2);
  });

  it('gives the same bytes for the same records', () => {
    expect(withEvents(burn)).toBe(withEvents(burn));
  });

  it('names its file and its type', () => {
    expect(icalendar(feed)).toMatchObject({
      contentType: 'text/calendar; charset=utf-8',
      fileName: 'midoricho.ics',
    });
  });

  it('a text cannot add properties or events', () => {
    const evil = 'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\u0000\rATTACH:y\u0085z';
    const { events } = read(
      withEvents({ ...burn, summary: evil, uid: evil, url: 'https://x/\r\nATTACH:y', categories: [evil] }),
    );
    expect(events).toHaveLength(1);
    expect(events[0]?.component.getFirstProperty('attach')).toBeNull();
  });

  it('whatever the text: lines of at most 75 octets, no character cut, and read back unchanged', () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom('燃', '𠮷', '😀', 'é', 'a', ',', ';', '\\', '\n', ' ', ':'),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
      ),
      maxLength: 200,
    });
    fc.assert(
      fc.property(text, (summary) => {
        const body = withEvents({ ...burn, summary: `.${summary}` });
        expect(body.endsWith('\r\n')).toBe(true);
        for (const line of body.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n\ufffd]/);
        }
        const kept = `.${summary}`
          .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
          .replace(/\r\n?/g, '\n');
        expect(read(body).events[0]?.summary).toBe(kept);
      }),
      { seed: 20260401, numRuns: 300 },
    );
  });
});
