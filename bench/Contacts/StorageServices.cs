using ContactCenter.Storage.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Bench.Contacts;

/// <summary>The product's storage in this process, on the database of a server. Nothing of it is started here.</summary>
internal static class StorageServices
{
    public static ServiceProvider Of(BenchDatabase database)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Data:Path"] = database.DataPath, ["ConnectionStrings:ContactCenter"] = database.ConnectionString,
        }).Build();
        return new ServiceCollection().AddLogging().AddContactCenterStorage(configuration).BuildServiceProvider();
    }
}
