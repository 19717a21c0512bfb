using System.Net;
using System.Text.Encodings.Web;
using ContactCenter.Entities;
using ContactCenter.Silo.Telemetry;
using ContactCenter.Storage.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Connections.Security;
using Orleans.Hosting;
using Orleans.Serialization;
using Orleans.Storage;

namespace ContactCenter.Silo.Hosting;

/// <summary>Configures Orleans: a silo that hosts the grains, or a client of the cluster's silos.</summary>
public static class GrainHosting
{
    public const string RuntimeName = "Orleans";
    private const string ServiceId = "contactcenter";

    /// <summary>Addresses of actors that a silo remembers, about 300 bytes each: of those that are used now, not of all that ever were.</summary>
    private const int KnownAddresses = 30_000;

    public static void AddGrainSilo(this IHostApplicationBuilder builder, ClusterSettings cluster)
    {
        var memory = ActorMemory.Read(builder.Configuration);
        builder.UseOrleans(silo =>
        {
            silo.Configure<GrainCollectionOptions>(options => (options.CollectionAge, options.CollectionQuantum) = (memory.Age, memory.Quantum));
            // A silo always listens; a process that is its own cluster must not collide with another on the same machine.
            if (cluster.IsConfigured) silo.Join(cluster);
            else silo.UseLocalhostClustering(siloPort: LoopbackPort.Free(), gatewayPort: 0, serviceId: ServiceId);
            silo.Configure<GrainDirectoryOptions>(options => options.CacheSize = KnownAddresses);
            silo.UseSystemTextJsonGrainStorageSerializer();
            // A snapshot holds JSON within JSON: escaped for a web page it would be half as long again.
            silo.Configure<SystemTextJsonGrainStorageSerializerOptions>(
                options => options.JsonSerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
            silo.AddAdoNetGrainStorage(SnapshotStore.Inner, (OptionsBuilder<AdoNetGrainStorageOptions> options) =>
                options.Configure<IServiceProvider>(ConfigureSnapshots));
            silo.Services.AddKeyedSingleton<IGrainStorage, SnapshotStore>(SnapshotStorage.Provider);
            InterfaceNames.AddTo(silo.Services);
            silo.AddIncomingGrainCallFilter<GrainFaults>();
            silo.AddOutgoingGrainCallFilter<GrainFaults>();
            if (TelemetrySettings.AreSent(builder.Configuration)) silo.AddActivityPropagation();
        });
    }

    public static void AddGrainClient(this IHostApplicationBuilder builder, ClusterSettings cluster)
    {
        builder.UseOrleansClient(client =>
        {
            client.UseAdoNetClustering(options => options.Configure<ClusteringDatabase>((clustering, database) =>
            {
                clustering.Invariant = database.Invariant;
                clustering.DataSource = database.DataSource;
            }));
            client.Configure<ClusterOptions>(options => Name(options, cluster));
            if (cluster.Tls.IsConfigured) client.UseTls(Mutual(cluster.Tls));
            InterfaceNames.AddTo(client.Services);
            client.UseConnectionRetryFilter<SiloWait>();
            client.AddOutgoingGrainCallFilter<GrainFaults>();
            client.DetectFailures();
            LostSilos.Watch(client.Services);
            client.Services.AddSingleton<IClusterConnectionStatusObserver>(services => services.GetRequiredService<LostSilos>());
            client.AddOutgoingGrainCallFilter<LostCalls>();
            if (TelemetrySettings.AreSent(builder.Configuration)) client.AddActivityPropagation();
        });
    }

    private static void Join(this ISiloBuilder silo, ClusterSettings cluster)
    {
        silo.UseAdoNetClustering(options => options.Configure<ClusteringDatabase>((clustering, database) =>
        {
            clustering.Invariant = database.Invariant;
            clustering.DataSource = database.DataSource;
        }));
        silo.Configure<ClusterOptions>(options => Name(options, cluster));
        silo.ConfigureEndpoints(cluster.FindAdvertised(), cluster.SiloPort, cluster.GatewayPort);
        var listening = cluster.FindListening();
        silo.Configure<EndpointOptions>(options =>
        {
            options.SiloListeningEndpoint = new IPEndPoint(listening, cluster.SiloPort);
            options.GatewayListeningEndpoint = new IPEndPoint(listening, cluster.GatewayPort);
        });
        if (cluster.Tls.IsConfigured) silo.UseTls(Mutual(cluster.Tls));
        silo.DetectFailures(cluster);
    }

    /// <summary>Both sides show a certificate, and each judges the other's: a process without one is no part of the cluster.</summary>
    private static Action<TlsOptions> Mutual(TlsSettings tls)
    {
        var certificate = tls.LoadCertificate();
        var trust = new PeerTrust(tls.LoadAuthorities(), tls.NameList, tls.ThumbprintList);
        return options =>
        {
            options.LocalCertificate = certificate;
            options.LocalClientCertificateSelector = (_, _, _, _, _) => certificate;
            options.RemoteCertificateMode = RemoteCertificateMode.RequireCertificate;
            options.ClientCertificateMode = RemoteCertificateMode.RequireCertificate;
            // Who the peer is follows from whose certificate it has, not from the name that it is called by: silos are called by addresses.
            options.RemoteCertificateValidation = (peer, chain, _) => trust.Trusts(peer, chain?.ChainPolicy.ExtraStore ?? []);
            options.OnAuthenticateAsClient = (_, authentication) => authentication.TargetHost = ServiceId;
        };
    }

    private static void Name(ClusterOptions options, ClusterSettings cluster)
    {
        options.ClusterId = cluster.Id!;
        options.ServiceId = ServiceId;
    }

    private static void ConfigureSnapshots(AdoNetGrainStorageOptions options, IServiceProvider services)
    {
        var database = services.GetRequiredService<SnapshotDatabase>();
        options.Invariant = database.Invariant;
        options.DataSource = database.DataSource;
    }
}
