using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.Extensions.Configuration;

namespace ContactCenter.Silo.Hosting;

/// <summary>How processes form one cluster, section <c>Cluster</c> of the configuration. Without <see cref="Id"/> a process is its own cluster.</summary>
public sealed class ClusterSettings
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

    /// <summary>The address others reach this silo at; absent = the host's own.</summary>
    public string? AdvertisedAddress { get; init; }

    public bool IsConfigured => !string.IsNullOrEmpty(Id);

    public IPAddress? Address => AdvertisedAddress is { } address ? IPAddress.Parse(address) : null;

    /// <exception cref="InvalidOperationException">A value is out of its range.</exception>
    public static ClusterSettings Read(IConfiguration configuration) => Checked.Read<ClusterSettings>(configuration, Section);
}
