const DISPLAY_NAME = Symbol.for('fastify.display-name');

/** A plugin with a name: for one that has none, Fastify goes through every module that is loaded. */
export function namedPlugin<Plugin extends (...given: never[]) => unknown>(
  name: string,
  plugin: Plugin,
): Plugin {
  return Object.assign(plugin, { [DISPLAY_NAME]: name });
}
