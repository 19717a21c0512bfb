using ContactCenter.Contacts;
using ContactCenter.Listing;
using Microsoft.Extensions.DependencyInjection;

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

    public static SqlSearch Open(BenchDatabase database) => new(StorageServices.Of(database));

    public Task<Page<ContactView>> SearchAsync(Query query, CancellationToken cancellationToken) => _directory.SearchContactsAsync(
        new ContactQuery(query.Text, false, new PageRequest(query.Offset, SearchResult.PageSize, [new SortBy("name", false)])), cancellationToken);

    public static SearchResult ReadResult(Page<ContactView> page) =>
        new([.. page.Items.Select(contact => contact.ContactId)], page.Total);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
