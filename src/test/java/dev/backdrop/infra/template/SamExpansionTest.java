package dev.backdrop.infra.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class SamExpansionTest {

    private static final String FUNCTION = """
            Resources:
              Work:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: function.zip
                  Timeout: 10
                  AutoPublishAlias: live
                  Events:
                    Queue:
                      Type: SQS
                      Properties: {Queue: !GetAtt Jobs.Arn, BatchSize: 3}
            """;

    @Test
    void makesFunctionVersionAliasAndMapping() {
        Template expanded = SamExpansion.of(TemplateYaml.parse(FUNCTION));

        assertThat(expanded.resources()).containsOnlyKeys("Work", "WorkVersion", "WorkAliaslive", "WorkQueue");
        assertThat(expanded.resources().get("Work").number("Timeout", 3)).isEqualTo(10);
        assertThat(expanded.resources().get("WorkQueue").properties())
                .containsEntry("FunctionName", Map.of("Ref", "WorkAliaslive"))
                .containsEntry("EventSourceArn", Map.of("Fn::GetAtt", List.of("Jobs", "Arn")))
                .containsEntry("BatchSize", 3);
    }

    @Test
    void refusesAPropertyThatItWouldLose() {
        String unknown = FUNCTION.replace("Timeout: 10", "TimeOut: 10");

        assertThatThrownBy(() -> SamExpansion.of(TemplateYaml.parse(unknown)))
                .hasMessage("Work: property TimeOut is not known here");
    }

    @Test
    void refusesAFunctionWithoutAlias() {
        String unpublished = FUNCTION.replace("AutoPublishAlias: live", "MemorySize: 512");

        assertThatThrownBy(() -> SamExpansion.of(TemplateYaml.parse(unpublished)))
                .hasMessageContaining("SnapStart");
    }

    @Test
    void refusesOtherEvents() {
        String timer = FUNCTION.replace("Type: SQS", "Type: Schedule");

        assertThatThrownBy(() -> SamExpansion.of(TemplateYaml.parse(timer))).hasMessageContaining("type Schedule");
    }
}
