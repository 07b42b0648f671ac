/**
 * FROM-able SQL with the definitions of each layer added to the columns of `from`. One SELECT a layer: within one,
 * ClickHouse writes an alias out wherever it is used, and the statement doubles with every step.
 */
export function withLayers(from: string, layers: readonly (readonly string[])[]): string {
  return layers.reduce((inner, definitions) => `(SELECT *, ${definitions.join(', ')} FROM ${inner})`, from);
}
