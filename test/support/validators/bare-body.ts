/**
 * The content of `soap:Body` without namespaces: what an outline made from a template without namespaces compares
 * with (outlines/README, TD3.3a).
 */
export function bareBody(envelope: string): string {
  const [, inside = ''] = /<(?:[\w.-]+:)?Body[^>]*>([\s\S]*)<\/(?:[\w.-]+:)?Body>/.exec(envelope) ?? [];
  return inside.replace(/(<\/?)[\w.-]+:(?=[\w.-]+)/g, '$1').replace(/\sxmlns(?::[\w.-]+)?="[^"]*"/g, '');
}
