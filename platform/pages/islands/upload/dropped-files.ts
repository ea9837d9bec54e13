/** The files of a drop with their folders, or of the form's fields. */
import type { NamedFile } from './sending.ts';

/** Folders are opened; a browser that doesn't show them gives the files alone. */
export async function droppedFiles(transfer: DataTransfer): Promise<NamedFile[]> {
  // Entries are gone after the first pause, so all of them are taken before.
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.() ?? null);
  const plain = [...transfer.files];
  const found: NamedFile[] = [];
  for (const entry of entries) if (entry !== null) await collect(entry, '', found);
  return found.length > 0 ? found : plain.map((file) => ({ name: file.name, file }));
}

/** What the fields of a form hold. */
export function chosenFiles(fields: Iterable<HTMLInputElement>): NamedFile[] {
  return [...fields].flatMap((field) =>
    [...(field.files ?? [])].map((file) => ({ name: file.webkitRelativePath || file.name, file })),
  );
}

async function collect(entry: FileSystemEntry, folder: string, found: NamedFile[]): Promise<void> {
  const name = `${folder}${entry.name}`;
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    found.push({ name, file });
    return;
  }
  for (const inside of await entriesOf(entry as FileSystemDirectoryEntry))
    await collect(inside, `${name}/`, found);
}

/** A browser gives a hundred at a time. */
async function entriesOf(directory: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = directory.createReader();
  const all: FileSystemEntry[] = [];
  while (true) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}
