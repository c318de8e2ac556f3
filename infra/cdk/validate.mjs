// Validates templates against CloudFormation's own schemas, offline: node validate.mjs FILE...
// Prints a JSON object {file: [{id, severity, message, where}]}; exits with status 1 if there are any findings.
// A file named *.asl.json is a Step Functions definition and goes to the validator for those.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

const config = {
  strict: true,
  exclude: {
    // I9040, I9001: the tool could not resolve an intrinsic function. I1022, W3005: the CDK's style, a Join where a Sub
    // would do and a DependsOn beside a reference.
    ids: ["I9040", "I9001", "I1022", "W3005"],
    // SAM's translator sets what happens to a deleted version, not to a replaced one; versions are never replaced.
    resourceTypes: [{ ruleId: "W3011", resourceType: "AWS::Lambda::Version" }],
  },
};

function withSchemas(files) {
  if (files.length === 0) {
    return {};
  }
  const { RegoEngine, TemplateFile } = require("@aws/cloudformation-validate");
  const engine = new RegoEngine();
  try {
    return Object.fromEntries(files.map((file) => [file, findings(engine.validateStandard(new TemplateFile(file), config))]));
  } finally {
    engine.free();
  }
}

function findings(report) {
  return report.diagnostics.map((found) => ({
    id: found.ruleId,
    severity: found.severity,
    message: found.message,
    where: [found.entity?.logicalId ?? found.resource?.logicalId, found.propertyPath].filter(Boolean).join(" "),
  }));
}

function withStatesLanguage(file) {
  const { isValid, errors } = require("asl-validator")(JSON.parse(readFileSync(file, "utf8")));
  return isValid ? [] : errors.map((error) => ({ id: "ASL", severity: "ERROR", message: JSON.stringify(error), where: "" }));
}

const files = process.argv.slice(2);
const definitions = files.filter((file) => file.endsWith(".asl.json"));
const result = withSchemas(files.filter((file) => !definitions.includes(file)));
for (const file of definitions) {
  result[file] = withStatesLanguage(file);
}
console.log(JSON.stringify(result, null, 2));
process.exitCode = Object.values(result).flat().length === 0 ? 0 : 1;
