using System.Text.Encodings.Web;
using System.Text.Json;
using ContactCenter.Entities;
using ContactCenter.Journal;
using ContactCenter.LocalRuntime;
using ContactCenter.Silo.Feed;
using ContactCenter.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ContactCenter.Silo.Hosting;

/// <summary>The grains on LocalRuntime: one process. The only file that knows it; OrleansHosting is its counterpart.</summary>
public static class ActorRuntimeHosting
{
    public const string RuntimeName = "LocalRuntime";
    private const string ServiceId = "contactcenter";

    private static readonly JsonSerializerOptions Snapshots = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const string OneProcessOnly =
        "This build runs the grains on LocalRuntime, which is one process. A cluster (Cluster:Id) needs a build on Orleans.";

    public static void AddActorSilo(this IHostApplicationBuilder builder, ClusterSettings cluster)
    {
        if (cluster.IsConfigured) throw new InvalidOperationException(OneProcessOnly);
        var memory = ActorMemory.Read(builder.Configuration);
        builder.Services.AddLocalRuntime(options =>
        {
            options.GrainAssemblies.Add(typeof(IJournal).Assembly);
            (options.CollectionAge, options.CollectionQuantum) = (memory.Age, memory.Quantum);
        });
        builder.Services.AddAdoNetGrainStorage(SnapshotStorage.Provider, services =>
            AdoNetGrainStorageOptions.For(services.GetRequiredService<SnapshotDatabase>().DataSource, ServiceId, Snapshots));
        builder.Services.AddMemoryStreams(CommitHints.StreamProvider);
    }

    public static void AddActorClient(this IHostApplicationBuilder builder, ClusterSettings cluster) =>
        throw new InvalidOperationException(OneProcessOnly);
}
