package dev.backdrop.infra.template;

import java.util.List;
import java.util.Map;

import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.representer.Representer;

/** Reads templates from YAML (JSON is YAML, too) as AWS's tools do: {@code !Sub x} becomes {@code {Fn::Sub: x}}. */
public final class TemplateYaml {

    private TemplateYaml() {}

    public static Template parse(String text) {
        return new Template(Tree.map(new Yaml(new Intrinsics()).load(text)));
    }

    /** YAML without short forms, anchors and aliases. */
    public static String print(Template template) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setDereferenceAliases(true);
        return new Yaml(new Representer(options), options).dump(template.tree());
    }

    private static final class Intrinsics extends SafeConstructor {

        Intrinsics() {
            super(strict());
            yamlMultiConstructors.put("!", new Intrinsic());
        }

        private static LoaderOptions strict() {
            LoaderOptions options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            return options;
        }

        private final class Intrinsic extends AbstractConstruct {

            @Override
            public Object construct(Node node) {
                String tag = node.getTag().getValue().substring(1);
                Object argument = argument(node);
                if (tag.equals("GetAtt") && argument instanceof String dotted) {
                    return Map.of("Fn::GetAtt", List.of(dotted.split("\\.", 2)));
                }
                return Map.of(tag.equals("Ref") || tag.equals("Condition") ? tag : "Fn::" + tag, argument);
            }

            private Object argument(Node node) {
                if (node instanceof SequenceNode sequence) {
                    return constructSequence(sequence);
                }
                return node instanceof MappingNode mapping
                        ? constructMapping(mapping)
                        : constructScalar((ScalarNode) node);
            }
        }
    }
}
