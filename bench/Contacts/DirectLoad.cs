using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ContactCenter.Contacts;
using ContactCenter.Entities;
using ContactCenter.Journal;
using ContactCenter.Listing;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Bench.Contacts;

/// <summary>
/// Contacts through the journal's writer, run here: the entries and rows that an import makes, without HTTP and actors. For when the import
/// takes too long.
/// </summary>
internal sealed class DirectLoad(IServiceProvider storage, long searchVersion)
{
    private const int UnderWayMax = 2_000;
    private const string Actor = "system";

    private readonly IJournal _journal = storage.GetRequiredService<IJournal>();

    /// <param name="searchVersion">The version of contacts whose search text is up to date.</param>
    public static Task RunAsync(
        BenchDatabase database, IEnumerable<Person> people, long searchVersion, Action<int> onRows, CancellationToken cancellationToken) =>
        StorageServices.WriteAsync(
            database, storage => new DirectLoad(storage, searchVersion).RunAsync(people, onRows, cancellationToken), cancellationToken);

    private async Task RunAsync(IEnumerable<Person> people, Action<int> onRows, CancellationToken cancellationToken)
    {
        var done = 0;
        foreach (var some in people.Chunk(UnderWayMax))
        {
            await Task.WhenAll(some.Select(person => _journal.AppendAsync(AppendOf(person, TimeProvider.System.GetUtcNow()), cancellationToken)));
            onRows(done += some.Length);
        }
    }

    private JournalAppend AppendOf(Person person, DateTimeOffset now)
    {
        var at = DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds());
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"bench-{person.Number}")))[..24];
        var fields = person.CustomerNumber is { } number
            ? ImmutableDictionary<string, string>.Empty.Add(LargeDirectory.CustomField, number)
            : ImmutableDictionary<string, string>.Empty;
        ContactEntry entry = new ContactCreated(person.Name, person.Emails, person.Phones, fields, null);
        var contact = ContactState.Apply(id, ContactState.None, new Recorded<ContactEntry>(1, at, Actor, entry)).View!;
        var row = new ContactRow(
            id, contact.Name, contact.Emails, contact.Phones, [], [.. contact.CustomFields.Values], contact.Unknown, contact.Enabled,
            contact.PreRegistration, null, contact.CreatedAt, contact.UpdatedAt, null, [],
            JsonSerializer.Serialize(contact, JournalJson.Options))
        {
            SearchVersion = searchVersion,
        };
        var written = new NewEntry(
            at, Actor, EntryCodec<ContactEntry>.KindOf(entry), EntryCodec<ContactEntry>.Write(entry), $"bench-{person.Number}",
            new EntryTags(ContactId: id));
        return new JournalAppend(new EntityId(EntityTypes.Contact, id), 0, [written], [row]);
    }
}
