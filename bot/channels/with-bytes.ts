import type { Content, Media } from '../../flows/message.ts';

/** Content whose file, if it has one, is fetched from where `S` says it is. */
export async function withBytes<S>(
  content: Content<S>,
  fetch: (source: S) => Promise<Media>,
): Promise<Content<Media>> {
  switch (content.kind) {
    case 'image':
    case 'document':
    case 'voice':
      return { ...content, file: await fetch(content.file) };
    default:
      return content;
  }
}
