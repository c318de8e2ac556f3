package dev.backdrop.infra.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class ConditionsTest {

    private static final String TEMPLATE = """
            Parameters: {Mail: {Type: String, Default: ''}}
            Conditions: {HasMail: !Not [!Equals [!Ref Mail, '']]}
            Resources:
              Topic: {Type: T, Condition: HasMail, Properties: {Endpoint: !Ref Mail}}
              Alarm: {Type: A, Properties: {Actions: !If [HasMail, [!Ref Topic], !Ref AWS::NoValue], Name: x}}
            """;

    @Test
    void leavesOutWhatIsNotAskedFor() {
        Template template = Conditions.given(Map.of(), TemplateYaml.parse(TEMPLATE));

        assertThat(template.resources()).containsOnlyKeys("Alarm");
        assertThat(template.resources().get("Alarm").properties()).containsOnlyKeys("Name");
    }

    @Test
    void putsValuesInForParameters() {
        Template template = Conditions.given(Map.of("Mail", "a@example.org"), TemplateYaml.parse(TEMPLATE));

        assertThat(template.resources().get("Topic").at("Endpoint")).contains("a@example.org");
        assertThat(template.resources().get("Alarm").at("Actions")).contains(List.of(Map.of("Ref", "Topic")));
    }

    @Test
    void refusesAConditionThatIsNotDefined() {
        String wrong = TEMPLATE.replace("Condition: HasMail", "Condition: HasPhone");

        assertThatThrownBy(() -> Conditions.given(Map.of(), TemplateYaml.parse(wrong)))
                .hasMessage("no condition HasPhone");
    }
}
