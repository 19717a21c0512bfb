using System.Collections.Immutable;
using ContactCenter.Contacts;
using ContactCenter.Listing;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Sql;

namespace ContactCenter.Storage.Listing;

/// <inheritdoc cref="IDuplicateDirectory"/>
internal sealed class SqlDuplicateDirectory(StorageDataSources dataSources, Dialect dialect) : SqlPort(dataSources, dialect), IDuplicateDirectory
{
    // What tells two contacts to be one person: an e-mail address, or a phone number however it is written. (Not as a list of kinds: an
    // index would be searched by these, rather than by the contact.)
    private const string IsTelling = $"m.kind <> '{ContactAddress.Phone}'";

    // No contact's id has it.
    private const char Between = '/';

    public Task<ImmutableArray<ContactView>> ListDuplicatesAsync(string contactId, int limit, CancellationToken cancellationToken = default) =>
        new SqlQuery($"""
            select c.document from contacts c
            where c.contact_id in (
                    select d.contact_id from (
                        select o.contact_id from contact_addresses m join contact_addresses o on o.kind = m.kind and o.address = m.address
                        where m.contact_id = @id and {IsTelling} and o.contact_id <> @id
                        limit {DirectoryLimits.DuplicatesOfContactMax}
                    ) as d
                )
                and c.enabled = {Dialect.True} and {NotDenied("@id", "c.contact_id")}
            order by c.contact_id limit @limit
            """)
            .With("@id", StorableText.Mend(contactId)).With("@limit", Clamp(limit)).ReadAsync(Database, View<ContactView>, cancellationToken);

    /// <remarks>
    /// Goes through the addresses in the order of their contacts and looks each up, until it has enough: what it costs is the way to the
    /// next pairs. A page may end between two pairs of one contact, so a contact with any number of pairs is shown in full.
    /// </remarks>
    public async Task<DuplicatePage> ListDuplicatePairsAsync(string? after, int limit, CancellationToken cancellationToken = default)
    {
        var count = Clamp(limit);
        var found = new List<FoundPair>();
        var (contactId, secondId) = PositionOf(after);
        if (secondId is not null) found.AddRange(await ReadPairsAsync([contactId], secondId, count + 1, cancellationToken));
        while (found.Count <= count)
        {
            var firsts = await ListSharingAsync(contactId, count + 1, cancellationToken);
            if (!firsts.IsEmpty) found.AddRange(await ReadPairsAsync(firsts, "", count + 1 - found.Count, cancellationToken));
            if (firsts.Length <= count) break;
            contactId = firsts[^1];
        }

        ImmutableArray<DuplicatePair> pairs = [.. found.Take(count).Select(row => row.Pair)];
        return new DuplicatePage(pairs, found.Count > count ? $"{found[count - 1].FirstId}{Between}{found[count - 1].SecondId}" : null);
    }

    /// <summary>The contact, and the second one of its last pair; null = the contact is done.</summary>
    private static (string ContactId, string? SecondId) PositionOf(string? after) =>
        after?.Split(Between, 2) is not { } ids ? ("", null) : (ids[0], ids.Length > 1 ? ids[1] : null);

    /// <summary>The next contacts that share an address with a later one.</summary>
    /// <remarks>A scalar subquery is asked address by address; a join may be planned over all addresses.</remarks>
    private Task<ImmutableArray<string>> ListSharingAsync(string after, int limit, CancellationToken cancellationToken) =>
        new SqlQuery($"""
            select distinct m.contact_id from contact_addresses m
            where m.contact_id > @after and {IsTelling}
                and (
                    select min(o.contact_id) from contact_addresses o
                    where o.kind = m.kind and o.address = m.address and o.contact_id > m.contact_id) is not null
            order by m.contact_id limit @limit
            """)
            .With("@after", StorableText.Mend(after)).With("@limit", limit).ReadAsync(Database, ReadText, cancellationToken);

    private Task<ImmutableArray<FoundPair>> ReadPairsAsync(
        ImmutableArray<string> firsts, string afterSecondId, int limit, CancellationToken cancellationToken) =>
        new SqlQuery($"""
            select p.first_id, p.second_id, f.document, s.document
            from (
                select distinct m.contact_id as first_id, o.contact_id as second_id
                from contact_addresses m cross join contact_addresses o
                where {Dialect.AnyOf("m.contact_id", "@firsts")} and {IsTelling}
                    and o.kind = m.kind and o.address = m.address and o.contact_id > m.contact_id and o.contact_id > @second
                    and 2 = (
                        select count(*) from contacts e
                        where e.contact_id in (m.contact_id, o.contact_id) and e.enabled = {Dialect.True})
                    and {NotDenied("m.contact_id", "o.contact_id")}
                order by m.contact_id, o.contact_id limit @limit
            ) as p join contacts f on f.contact_id = p.first_id join contacts s on s.contact_id = p.second_id
            order by p.first_id, p.second_id
            """)
            .With("@firsts", Dialect.List(firsts)).With("@second", StorableText.Mend(afterSecondId))
            .With("@limit", limit)
            .ReadAsync(
                Database,
                reader => new FoundPair(
                    reader.GetString(0), reader.GetString(1), new DuplicatePair(View<ContactView>(reader, 2), View<ContactView>(reader, 3))),
                cancellationToken);

    private static string NotDenied(string one, string other) => $"""
        not exists (select 1 from contact_not_duplicates n where n.contact_id = {one} and n.other_id = {other})
        and not exists (select 1 from contact_not_duplicates n where n.contact_id = {other} and n.other_id = {one})
        """;

    private sealed record FoundPair(string FirstId, string SecondId, DuplicatePair Pair);
}
