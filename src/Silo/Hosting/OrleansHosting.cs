using System.Text.Encodings.Web;
using ContactCenter.Entities;
using ContactCenter.Silo.Feed;
using ContactCenter.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Serialization;

namespace ContactCenter.Silo.Hosting;

/// <summary>The grains on Orleans. The only file that knows it; LocalHosting is its counterpart.</summary>
public static class ActorRuntimeHosting
{
    public const string RuntimeName = "Orleans";
    private const string ServiceId = "contactcenter";

    /// <summary>Addresses of actors that a silo remembers, about 300 bytes each: of those that are used now, not of all that ever were.</summary>
    private const int KnownAddresses = 30_000;

    public static void AddActorSilo(this IHostApplicationBuilder builder, ClusterSettings cluster)
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
            silo.AddAdoNetGrainStorage(SnapshotStorage.Provider, (OptionsBuilder<AdoNetGrainStorageOptions> options) =>
                options.Configure<IServiceProvider>(ConfigureSnapshots));
            silo.AddMemoryGrainStorage("PubSubStore");
            silo.AddMemoryStreams(CommitHints.StreamProvider);
            silo.AddActivityPropagation();
        });
    }

    public static void AddActorClient(this IHostApplicationBuilder builder, ClusterSettings cluster)
    {
        builder.UseOrleansClient(client =>
        {
            client.UseAdoNetClustering(options => options.Configure<ClusteringDatabase>((clustering, database) =>
            {
                clustering.Invariant = database.Invariant;
                clustering.DataSource = database.DataSource;
            }));
            client.Configure<ClusterOptions>(options => Name(options, cluster));
            client.AddMemoryStreams(CommitHints.StreamProvider);
            client.AddActivityPropagation();
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
        if (cluster.Address is { } address) silo.ConfigureEndpoints(address, cluster.SiloPort, cluster.GatewayPort, listenOnAnyHostAddress: true);
        else silo.ConfigureEndpoints(cluster.SiloPort, cluster.GatewayPort, listenOnAnyHostAddress: true);
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
