using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.Extensions.Configuration;

namespace ContactCenter.Silo.Telemetry;

/// <summary>The settings of what operators see: section <c>Telemetry</c> of the configuration.</summary>
public sealed class TelemetrySettings : IValidatableObject
{
    public const string Section = "Telemetry";

    /// <summary>The standard variable that names the collector; set = traces and metrics are sent there.</summary>
    public const string CollectorVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Tells whether traces and metrics are sent to a collector. Without one nothing listens to traces.</summary>
    public static bool AreSent(IConfiguration configuration) => !string.IsNullOrWhiteSpace(configuration[CollectorVariable]);

    /// <summary>
    /// The port of <c>/metrics</c>, <c>/health/live</c> and <c>/health/ready</c>; 0 = any that is free; absent = the process does not listen.
    /// </summary>
    [Range(0, 65535)]
    public int? Port { get; init; }

    /// <summary>The address to listen on, such as <c>0.0.0.0</c> in a container's own network. Loopback unless it is set.</summary>
    public string Address { get; init; } = "127.0.0.1";

    public IPAddress ListenAddress => IPAddress.Parse(Address);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        IPAddress.TryParse(Address, out _) ? [] : [new ValidationResult($"{nameof(Address)} is no IP address.")];
}
