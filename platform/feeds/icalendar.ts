/** iCalendar (RFC 5545, properties of RFC 7986) for all-day events. */
import { addDays } from '@tomoni/japanese';
import type { FeedDocument } from './document.ts';

/** One all-day event. */
export interface CalendarEvent {
  /** Stable for the same thing across versions, unique on earth: `<thing>@<site>`. */
  uid: string;
  /** First day, `YYYY-MM-DD`. */
  date: string;
  /** Last day, included; the first when left out. */
  lastDate?: string;
  summary: string;
  description?: string;
  url?: string;
  categories?: readonly string[];
  location?: string;
  /** True: it was announced and will not take place. Subscribed calendars strike it out. */
  cancelled?: boolean;
  /** Raised with each change of the event, so that clients take the new one. */
  sequence?: number;
}

export interface CalendarFeed {
  /** Shown as the calendar's name. */
  name: string;
  description?: string;
  /** The page this calendar belongs to. */
  url?: string;
  /** Where the calendar itself is, for clients that refresh. */
  source?: string;
  lang: string;
  /** When its content last changed (ISO 8601). It stamps every event, so an unchanged calendar keeps its bytes. */
  updated: string;
  /** How often clients should look again, in hours; 12 when left out. */
  refreshHours?: number;
  /** File name without ending. */
  fileName: string;
  events: readonly CalendarEvent[];
}

const LONGEST_LINE = 75;

/**
 * An iCalendar object. Days are civil days (`VALUE=DATE`): no zone can move them; X-WR-TIMEZONE tells clients
 * which one is meant. All-day events don't make anybody busy (`TRANSPARENT`).
 */
export function icalendar(feed: CalendarFeed): FeedDocument {
  const hours = feed.refreshHours ?? 12;
  const stamp = utcStamp(feed.updated);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Tomoni//Feeds//${feed.lang.toUpperCase()}`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...textLine('NAME', feed.name),
    ...textLine('X-WR-CALNAME', feed.name),
    ...textLine('DESCRIPTION', feed.description),
    ...textLine('X-WR-CALDESC', feed.description),
    'X-WR-TIMEZONE:Asia/Tokyo',
    ...uriLine('URL', feed.url),
    ...uriLine('SOURCE;VALUE=URI', feed.source),
    `LAST-MODIFIED:${stamp}`,
    `REFRESH-INTERVAL;VALUE=DURATION:PT${hours}H`,
    `X-PUBLISHED-TTL:PT${hours}H`,
  ];
  for (const event of feed.events) addEvent(lines, event, stamp);
  lines.push('END:VCALENDAR');
  return {
    body: `${lines.map(fold).join('\r\n')}\r\n`,
    contentType: 'text/calendar; charset=utf-8',
    fileName: `${feed.fileName}.ics`,
  };
}

function addEvent(lines: string[], event: CalendarEvent, stamp: string): void {
  const categories = (event.categories ?? []).map(escapeText).join(',');
  lines.push(
    'BEGIN:VEVENT',
    ...textLine('UID', event.uid),
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${compact(event.date)}`,
    // The end is the first day that doesn't belong to it (section 3.6.1).
    `DTEND;VALUE=DATE:${compact(addDays(event.lastDate ?? event.date, 1))}`,
    ...textLine('SUMMARY', event.summary),
    ...textLine('DESCRIPTION', event.description),
    ...textLine('LOCATION', event.location),
    ...(categories === '' ? [] : [`CATEGORIES:${categories}`]),
    ...uriLine('URL', event.url),
    `STATUS:${event.cancelled === true ? 'CANCELLED' : 'CONFIRMED'}`,
    `SEQUENCE:${event.sequence ?? 0}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  );
}

function textLine(name: string, text: string | undefined): string[] {
  return text === undefined || text === '' ? [] : [`${name}:${escapeText(text)}`];
}

/** Addresses aren't escaped as texts are (section 3.3.13); what could end the line is encoded. */
function uriLine(name: string, uri: string | undefined): string[] {
  if (uri === undefined || uri === '') return [];
  return [`${name}:${uri.replace(/[\u0000-\u0020\u007f"]/g, (sign) => encodeURIComponent(sign))}`];
}

/** Section 3.3.11: backslash, semicolon and comma are escaped, line ends become \n, other controls can't stand. */
function escapeText(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n?|\n/g, '\\n');
}

/** Section 3.1: at most 75 octets a line, the rest after a space; a character is never cut. */
function fold(line: string): string {
  // No UTF-16 unit takes more than three octets.
  if (line.length * 3 <= LONGEST_LINE || Buffer.byteLength(line) <= LONGEST_LINE) return line;
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > LONGEST_LINE) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}

function compact(date: string): string {
  return date.replaceAll('-', '');
}

/** 2026-04-01T09:00:00+09:00 → 20260401T000000Z. */
function utcStamp(iso: string): string {
  return new Date(iso).toISOString().replace(/[-:]|\.\d+/g, '');
}
