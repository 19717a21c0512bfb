using ContactCenter.Calls;
using ContactCenter.Conversations;
using ContactCenter.Journal;
using ContactCenter.Listing;

namespace ContactCenter.Tests;

/// <summary>Calls as screens show them: several at once, and who is outside of those that ring.</summary>
public abstract class CallScreensCompliance<TDatabase>(StorageFixture<TDatabase> fixture) : IClassFixture<StorageFixture<TDatabase>>
    where TDatabase : TestDatabase, new()
{
    private static readonly CallRecord Ringing = new() { State = CallStates.Ringing, StartedAt = Sample.Time };

    private IJournal Journal => fixture.Host.Journal;

    [DatabaseFact]
    public async Task Ringing_call_comes_with_the_last_call_and_open_rooms_of_all_ids_of_its_contact()
    {
        var (contact, alias, other) = (Sample.NewId(), Sample.NewId(), Sample.NewId());
        await Journal.PutAsync(
            Sample.Contact(contact) with { Aliases = [alias] }, Call(contact, 1, contact), Call(contact, 2, alias), Call(contact, 3, other),
            Call(contact, 4, alias, Ringing), Call(contact, 5, contact, Ringing with { AnsweredAt = Sample.Time }), Call(contact, 6, null, Ringing),
            Room($"1-{contact}", contact), Room($"2-{contact}", alias) with { OpenedAt = Sample.Time.AddHours(1) },
            Room($"3-{contact}", contact) with { Status = ConversationStatuses.Closed }, Room($"4-{contact}", other));

        var shown = await ListAsync(roomsMax: 10, $"{contact}-4", $"{contact}-5", $"{contact}-6", $"{contact}-1", "nobody's");
        Assert.Equal([$"{contact}-1", $"{contact}-4", $"{contact}-5", $"{contact}-6"], shown.Keys.Order(StringComparer.Ordinal));
        var rings = shown[$"{contact}-4"];
        // The newest other call of the contact, whether it is over or not.
        Assert.Equal($"{contact}-5", rings.LastCall?.CallId);
        Assert.Equal<string>([$"2-{contact}", $"1-{contact}"], rings.OpenRoomIds!.Value);
        Assert.All(shown.Values.Where(one => one != rings), one => Assert.Equal((null, null), (one.LastCall, one.OpenRoomIds)));
        Assert.Equal<string>([$"2-{contact}"], (await ListAsync(roomsMax: 1, $"{contact}-4"))[$"{contact}-4"].OpenRoomIds!.Value);
    }

    [DatabaseFact]
    public async Task Several_ringing_calls_are_read_each_with_its_own_contact()
    {
        var (first, second) = (Sample.NewId(), Sample.NewId());
        await Journal.PutAsync(
            Sample.Contact(first), Sample.Contact(second), Call(first, 1, first), Call(second, 1, second), Call(first, 2, first, Ringing),
            Call(second, 2, second, Ringing), Room($"room-{second}", second));

        var shown = await ListAsync(roomsMax: 10, $"{first}-2", $"{second}-2");
        Assert.Equal(($"{first}-1", 0), (shown[$"{first}-2"].LastCall?.CallId, shown[$"{first}-2"].OpenRoomIds!.Value.Length));
        Assert.Equal(($"{second}-1", 1), (shown[$"{second}-2"].LastCall?.CallId, shown[$"{second}-2"].OpenRoomIds!.Value.Length));
    }

    private static ConversationRow Room(string id, string contactId) => Sample.Conversation(id) with { ContactId = contactId };

    private static CallRow Call(string name, int number, string? contactId, CallRecord? record = null) => Sample.Call($"{name}-{number}") with
    {
        ContactId = contactId, StartedAt = Sample.Time.AddHours(number), IsOpen = record is not null, AnsweredAt = record?.AnsweredAt,
        Document = Sample.Document(new CallView
        {
            CallId = $"{name}-{number}", Provider = "pbx", ProviderCallId = $"{number}",
            Record = record ?? new CallRecord { State = CallStates.Ended, EndedAt = Sample.Time },
            Contact = contactId is null ? null : new CallContact(contactId, contactId, "Ada", false, false, "visitor"),
        }),
    };

    private async Task<Dictionary<string, ShownCall>> ListAsync(int roomsMax, params string[] callIds) =>
        (await fixture.Host.CallScreens.ListShownCallsAsync([.. callIds], roomsMax)).ToDictionary(one => one.Call.CallId, StringComparer.Ordinal);
}

public sealed class CallScreensOnSqlite(StorageFixture<SqliteTestDatabase> fixture) : CallScreensCompliance<SqliteTestDatabase>(fixture);

[UsesPostgres]
public sealed class CallScreensOnPostgres(StorageFixture<PostgresTestDatabase> fixture) : CallScreensCompliance<PostgresTestDatabase>(fixture);
