package dev.backdrop.infra;

import java.util.List;
import java.util.Map;

import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.CfnDashboard;
import software.constructs.Construct;

/** The dashboard, with the same widgets in the same order as in the SAM template. */
final class Dashboard {

    private final CfnDashboard dashboard;

    Dashboard(Construct scope, WorkQueues queues, HeadshotFunction function) {
        DashboardWidgets widgets = new DashboardWidgets(
                queues.work().getQueueName(),
                queues.dead().getQueueName(),
                function.function().getFunctionName(),
                function.logs().getLogGroupName());
        Map<String, Object> body = Ordered.map(Map.entry("start", "-PT12H"), Map.entry("widgets", widgets.all()));
        dashboard = CfnDashboard.Builder.create(scope, "Dashboard")
                .dashboardName(Aws.STACK_NAME)
                .dashboardBody(Stack.of(scope).toJsonString(body))
                .build();
    }

    String url() {
        return String.join(
                "",
                List.of(
                        "https://",
                        Aws.REGION,
                        ".console.aws.amazon.com/cloudwatch/home?region=",
                        Aws.REGION,
                        "#dashboards/dashboard/",
                        dashboard.getRef()));
    }
}
