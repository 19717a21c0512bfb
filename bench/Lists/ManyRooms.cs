using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ContactCenter.Bench.Contacts;
using ContactCenter.Contacts;
using ContactCenter.Conversations;
using ContactCenter.Entities;
using ContactCenter.Journal;
using ContactCenter.Listing;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Bench.Lists;

/// <summary>
/// Rows of closed conversations, written by the journal's writer in this process: as one that was opened over HTTP, with names, tags,
/// departments and times of their own.
/// </summary>
internal static class ManyRooms
{
    public const string UsualTag = "usual";
    public const string RareTag = "rare";
    public const string RareDepartment = "rare-department";

    /// <summary>Conversations to each with the rare tag, department or name.</summary>
    public const int PerRare = 2_000;

    private const int RowsPerAppend = 500;
    private static readonly string[] Departments = ["sales", "support", "billing"];

    public static Task LoadAsync(BenchDatabase database, string roomId, int rooms, CancellationToken cancellationToken) =>
        StorageServices.WriteAsync(database, storage => LoadAsync(storage, roomId, rooms, cancellationToken), cancellationToken);

    private static async Task LoadAsync(IServiceProvider storage, string roomId, int rooms, CancellationToken cancellationToken)
    {
        var template = await storage.GetRequiredService<IConversationDirectory>().FindConversationAsync(roomId, cancellationToken)
            ?? throw new InvalidOperationException("The conversation that was opened has no row.");
        var journal = storage.GetRequiredService<IJournal>();
        foreach (var some in Enumerable.Range(0, rooms).Chunk(RowsPerAppend))
            await journal.AppendAsync(AppendOf([.. some.Select(number => RowOf(template, number))]), cancellationToken);
    }

    /// <summary>Rows come with an entry: here that of a contact, which nobody reads.</summary>
    private static JournalAppend AppendOf(ImmutableArray<DirectoryRow> rows)
    {
        ContactEntry entry = new ContactCreated("Rows", [], [], ImmutableDictionary<string, string>.Empty, null);
        var id = rows[0].Key;
        var written = new NewEntry(
            DateTimeOffset.UnixEpoch, "system", EntryCodec<ContactEntry>.KindOf(entry), EntryCodec<ContactEntry>.Write(entry), id,
            new EntryTags(ContactId: id));
        return new JournalAppend(new EntityId(EntityTypes.Contact, id), 0, [written], rows);
    }

    private static ConversationRow RowOf(ConversationView template, int number)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"bench{number:D12}");
        var isRare = number % PerRare == PerRare / 2;
        var person = Person.Create(1, number);
        var at = template.OpenedAt.AddMinutes(-number);
        var view = template with
        {
            RoomId = id, Name = isRare ? $"{person.Name} Qxqx" : person.Name, OpenedAt = at, ClosedAt = at.AddMinutes(5),
            DepartmentId = isRare ? RareDepartment : Departments[number % Departments.Length],
            Tags = isRare ? [RareTag] : number % 3 == 0 ? [UsualTag] : [],
        };
        return new ConversationRow(
            id, view.ContactId, "bench-visitor", $"bench-{number}", view.Name, ConversationStatuses.Closed, null, view.DepartmentId, at, null,
            view.ClosedAt, at.AddMinutes(4), null, "widget", null, view.Tags, JsonSerializer.Serialize(view, JournalJson.Options));
    }
}
