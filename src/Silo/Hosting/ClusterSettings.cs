using System.ComponentModel.DataAnnotations;
using System.Net;
using ContactCenter.Integrations.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace ContactCenter.Silo.Hosting;

/// <summary>The settings of a cluster: section <c>Cluster</c> of the configuration. Without <see cref="Id"/> a process is its own cluster.</summary>
public sealed class ClusterSettings : IValidatableObject
{
    public const string Section = "Cluster";

    /// <summary>The name all processes of the cluster share; absent = one process that hosts everything.</summary>
    public string? Id { get; init; }

    /// <summary>Port for other silos.</summary>
    [Range(1, 65535)]
    public int SiloPort { get; init; } = 11111;

    /// <summary>Port for clients (API nodes).</summary>
    [Range(1, 65535)]
    public int GatewayPort { get; init; } = 30000;

    /// <summary>
    /// Where others reach this silo, and where it listens: an address, a name that is looked up at start, or <c>host</c> for the machine's own
    /// address. Absent = loopback: nobody from another machine.
    /// </summary>
    public string? AdvertisedAddress { get; init; }

    /// <summary>The address to listen on, such as <c>0.0.0.0</c>, when the advertised address is not the machine's own.</summary>
    public string? ListenAddress { get; init; }

    /// <summary>
    /// Milliseconds that a silo has for the response to a probe. After three without one it is declared dead: one that crashed in about twice this time, one
    /// that hangs in about five times. More = slower failover, and fewer silos given up that were only slow.
    /// </summary>
    [Range(200, 30_000)]
    public int ProbeMilliseconds { get; init; } = 1_000;

    /// <summary>
    /// Seconds that an API node serves on after it was asked to stop (SIGTERM) and has said that it is not ready: longer than whoever spreads the calls over
    /// the nodes takes to notice.
    /// </summary>
    [Range(0, 300)]
    public int DrainSeconds { get; init; } = 5;

    /// <summary>The certificates by which the processes of the cluster know each other; absent = they do not ask.</summary>
    public TlsSettings Tls { get; init; } = new();

    public bool IsConfigured => !string.IsNullOrEmpty(Id);

    /// <summary>Reads what decides how the process is put together.</summary>
    /// <exception cref="OptionsValidationException">A value is out of its range, or says nothing that can be used.</exception>
    public static ClusterSettings Read(IConfiguration configuration) => CheckedSettings.Read<ClusterSettings>(configuration, Section);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Tls.FindFault() is { } fault ? [new ValidationResult(fault)] : [];

    /// <exception cref="ConfigurationException">It is no address and no name that is known here.</exception>
    public IPAddress FindAdvertised() => NodeAddress.Find(AdvertisedAddress, $"{Section}:{nameof(AdvertisedAddress)}");

    /// <exception cref="ConfigurationException">It is no address and no name that is known here.</exception>
    public IPAddress FindListening() =>
        string.IsNullOrWhiteSpace(ListenAddress) ? FindAdvertised() : NodeAddress.Find(ListenAddress, $"{Section}:{nameof(ListenAddress)}");
}
