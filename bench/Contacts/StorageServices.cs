using ContactCenter.Storage.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ContactCenter.Bench.Contacts;

/// <summary>The product's storage in this process, on the database of a server.</summary>
internal static class StorageServices
{
    /// <summary>Lets somebody write with the journal's writer.</summary>
    /// <remarks>What works in the background stays off: the server does that, and a former version's database may not have what it is for.</remarks>
    public static async Task WriteAsync(BenchDatabase database, Func<IServiceProvider, Task> write, CancellationToken cancellationToken)
    {
        await using var storage = Of(database);
        var hosted = storage.GetServices<IHostedService>().Where(service => service is not BackgroundService).ToList();
        foreach (var service in hosted) await service.StartAsync(cancellationToken);
        await write(storage);
        foreach (var service in hosted.AsEnumerable().Reverse()) await service.StopAsync(cancellationToken);
    }

    /// <summary>The services, none of which is started.</summary>
    public static ServiceProvider Of(BenchDatabase database)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Data:Path"] = database.DataPath, ["ConnectionStrings:ContactCenter"] = database.ConnectionString,
        }).Build();
        return new ServiceCollection().AddLogging().AddContactCenterStorage(configuration).BuildServiceProvider();
    }
}
