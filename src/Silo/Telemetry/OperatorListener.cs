using System.Net.Sockets;
using ContactCenter.Integrations.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;

namespace ContactCenter.Silo.Telemetry;

/// <summary>
/// Serves metrics and health to those who run the process, on a listener of its own: whoever reaches the public port reaches nothing of this. It
/// starts before and stops after everything else, so that it can say what the process is doing.
/// </summary>
internal sealed partial class OperatorListener(
    TelemetrySettings settings, Readiness readiness, MeterProvider meters, ILoggerFactory logs, ILogger<OperatorListener> logger)
    : IHostedService, IAsyncDisposable
{
    private const string Metrics = "/metrics";
    private const string Live = "/health/live";
    private const string Ready = "/health/ready";

    private WebApplication? _app;

    /// <summary>The address on which it listens, once it has started.</summary>
    public Uri? Address { get; private set; }

    public static bool IsOperators(PathString path) => path == Metrics || path == Live || path == Ready;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // Nothing of the configuration: urls and limits of the public port are not this one's.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Listen(settings.ListenAddress, settings.Port!.Value);
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(logs);
        // The process's own lifetime hears signals and says that it has started.
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        _app = builder.Build();
        Map(_app);
        try
        {
            await _app.StartAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is IOException { InnerException: AddressInUseException } or SocketException)
        {
            throw new ConfigurationException(
                $"Telemetry:Port {settings.Port} of {settings.Address} cannot be listened on: another process does, or this machine has no such address.");
        }

        Address = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        LogListening(Address);
    }

    public Task StopAsync(CancellationToken cancellationToken) => _app?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_app is not null) await _app.DisposeAsync();
    }

    private void Map(WebApplication app)
    {
        app.MapPrometheusScrapingEndpoint(Metrics, meters, configureBranchedPipeline: null, optionsName: null).DisableHttpMetrics();
        app.MapGet(Live, (RequestDelegate)(http => RespondAsync(http, true))).DisableHttpMetrics();
        app.MapGet(Ready, (RequestDelegate)(async http => await RespondAsync(http, await readiness.IsReadyAsync(http.RequestAborted)))).DisableHttpMetrics();
    }

    private static Task RespondAsync(HttpContext http, bool isWell)
    {
        http.Response.StatusCode = isWell ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        return http.Response.WriteAsync(isWell ? "ok" : "unavailable", http.RequestAborted);
    }

    [LoggerMessage(LogLevel.Information, "Metrics and health for operators at {Address}")]
    private partial void LogListening(Uri address);

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
