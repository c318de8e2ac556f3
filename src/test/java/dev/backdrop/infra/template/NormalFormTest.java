package dev.backdrop.infra.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalFormTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "!Ref Jobs                                     | ${Jobs}",
                "!GetAtt Jobs.Arn                              | ${Jobs.Arn}",
                "{Fn::GetAtt: [Jobs, Arn]}                     | ${Jobs.Arn}",
                "!Sub '${Jobs.Arn}/x'                          | ${Jobs.Arn}/x",
                "{Fn::Join: ['', [!GetAtt Jobs.Arn, /x]]}      | ${Jobs.Arn}/x",
                "!Sub 'https://${AWS::Region}.example'         | https://${AWS::Region}.example",
                "180                                           | 180",
                "180.0                                         | 180",
                "true                                          | true"
            })
    void saysTheSameThingOneWay(String written, String normal) {
        Template template = TemplateYaml.parse("Resources: {Jobs: {Type: T, Properties: {Value: " + written + "}}}");

        assertThat(NormalForm.of(template).resources().get("Jobs").at("Value")).contains(normal);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"!Ref Jobs1234 | ${Jobs}", "!Sub 'to ${Jobs1234.Arn}' | to ${Jobs.Arn}"})
    void translatesNamesEverywhere(String written, String normal) {
        Template template = TemplateYaml.parse(
                "Resources: {Jobs1234: {Type: T, DependsOn: Other1234, Properties: {Value: " + written + "}}}");

        Resource jobs = NormalForm.of(template, name -> name.replace("1234", ""))
                .resources()
                .get("Jobs");
        assertThat(jobs.at("Value")).contains(normal);
        assertThat(jobs.dependsOn()).containsExactly("Other");
    }
}
