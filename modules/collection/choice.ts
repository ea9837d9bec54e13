/** Name under which a device remembers the area that somebody chose in a town. */
export function choiceKey(place: string): string {
  return `collection.area.${place}`;
}
