import { Command } from 'commander';
import { planJsonSchema } from '../../plan/json-schema.ts';

export function schemaCommand(): Command {
  return new Command('schema')
    .description('print the JSON Schema of the configuration, for editors')
    .addHelpText(
      'after',
      '\nExample:\n  familiar config schema > familiar.schema.json   beside familiar.yaml; its first lines name it',
    )
    .action(() => console.log(JSON.stringify(planJsonSchema(), null, 2)));
}
