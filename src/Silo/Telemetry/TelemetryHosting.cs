using System.Reflection;
using ContactCenter.Integrations.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ContactCenter.Silo.Telemetry;

/// <summary>
/// Registers what operators see of a process. Without a collector and without a port nothing listens to the meters and sources, and they cost
/// nothing.
/// </summary>
public static class TelemetryHosting
{
    /// <summary>All meters of ours, and those of the engine, the framework and the runtime.</summary>
    private static readonly string[] Meters =
    [
        "ContactCenter.*", "Microsoft.Orleans", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime",
    ];

    private static readonly string[] Sources = ["ContactCenter.*", "Microsoft.Orleans.Application", "Microsoft.AspNetCore.SignalR.Server"];

    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        var settings = CheckedSettings.Read<TelemetrySettings>(builder.Configuration, TelemetrySettings.Section);
        var isSent = TelemetrySettings.AreSent(builder.Configuration);
        builder.Services.AddSettings<TelemetrySettings>(TelemetrySettings.Section);
        builder.Logging.AddConsoleFormatter<TracedLines, ConsoleFormatterOptions>();
        builder.Services.AddSingleton<Readiness>();
        if (settings.Port is not null) builder.Services.AddHostedService<OperatorListener>();
        if (settings.Port is null && !isSent) return;

        builder.Services.AddSingleton<FigureReader>();
        builder.Services.AddHostedService(services => services.GetRequiredService<FigureReader>());
        var telemetry = builder.Services.AddOpenTelemetry().ConfigureResource(Describe).WithMetrics(metrics =>
        {
            metrics.AddMeter(Meters);
            if (settings.Port is not null) metrics.AddPrometheusExporter();
            if (isSent) metrics.AddOtlpExporter();
        });
        if (isSent) telemetry.WithTracing(AddTraces);
    }

    private static void AddTraces(TracerProviderBuilder traces) =>
        traces.AddSource(Sources).AddAspNetCoreInstrumentation(options => options.Filter = http => !OperatorListener.IsOperators(http.Request.Path))
            .AddNpgsql().AddProcessor<SpanWords>().AddOtlpExporter();

    private static void Describe(ResourceBuilder resource)
    {
        var program = Assembly.GetEntryAssembly()?.GetName();
        resource.AddService(program?.Name ?? "ContactCenter", serviceNamespace: "contactcenter", serviceVersion: program?.Version?.ToString());
    }
}
