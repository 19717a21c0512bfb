using ContactCenter.Contacts;
using ContactCenter.Listing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ContactCenter.Bench.Contacts;

/// <summary>
/// The same SQL alone: the statements of the product's own directory, sent from this process over connections made as the product makes
/// them. No HTTP, no sign-in, no JSON written.
/// </summary>
internal sealed class SqlSearch : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly IContactSearch _directory;

    private SqlSearch(ServiceProvider services) => (_services, _directory) = (services, services.GetRequiredService<IContactSearch>());

    /// <summary>Starts of the storage only what learns which indexes are built.</summary>
    public static async Task<SqlSearch> OpenAsync(BenchDatabase database, CancellationToken cancellationToken)
    {
        var services = StorageServices.Of(database);
        foreach (var service in services.GetServices<IHostedService>().OfType<BackgroundService>()) await service.StartAsync(cancellationToken);
        return new SqlSearch(services);
    }

    public Task<Page<ContactView>> SearchAsync(Query query, CancellationToken cancellationToken) => _directory.SearchContactsAsync(
        new ContactQuery(query.Text, false, new PageRequest(query.Offset, SearchResult.PageSize, [new SortBy("name", false)])), cancellationToken);

    public static SearchResult ReadResult(Page<ContactView> page) =>
        new([.. page.Items.Select(contact => contact.ContactId)], page.Total);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
