using ContactCenter.Driving;

namespace ContactCenter.Tests.Processes;

/// <summary>The promises, checked after the faults: against the journal, against fresh reads, and against what was acknowledged.</summary>
internal sealed class ChaosProof(ChaosCluster cluster, Workplace workplace, IReadOnlyList<JournalRow> journal)
{
    private const int PageMax = 200;

    /// <summary>A fresh subscription reads the journal from where the test began: one of so many visitors' streams is compared with one.</summary>
    private const int FreshOneOf = 10;

    /// <summary>Entries that a client may be behind: older ones are compared with the journal alone.</summary>
    private const int BacklogMax = 9_000;

    private const string Assigned = "conversation-assigned";
    private const string Closed = "conversation-closed";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Dictionary<(string, string), JournalRow> _messages =
        journal.Where(row => row.IsMessage).ToDictionary(row => (row.EntityId, row.CommandId!));

    private readonly ILookup<string, JournalRow> _rooms = journal.Where(row => row.IsOfConversation).ToLookup(row => row.EntityId);

    /// <summary>Positions and seqs have no hole, and every message is there once, where it was acknowledged, and no other.</summary>
    public void NothingIsLostOrDoubled(IReadOnlyCollection<Acknowledged> acknowledged, IReadOnlyCollection<ServedNewcomer> newcomers)
    {
        Assert.Equal(Enumerable.Range(1, journal.Count).Select(n => (long)n), journal.Select(row => row.Position));
        foreach (var room in _rooms) Assert.Equal(Enumerable.Range(1, room.Count()).Select(n => (long)n), room.Select(row => row.Seq));
        Assert.All(acknowledged, message => Assert.Equal(message.Seq, _messages[(message.RoomId, message.MessageId)].Seq));
        foreach (var chat in workplace.Chats.Select(served => served.Chat.RoomId))
            Assert.Equal(
                acknowledged.Where(message => message.RoomId == chat).Select(message => message.MessageId).Order(StringComparer.Ordinal),
                _rooms[chat].Where(row => row.IsMessage).Select(row => row.CommandId!).Order(StringComparer.Ordinal));
        foreach (var newcomer in newcomers)
            Assert.Equal(newcomer.MessageIds, _rooms[newcomer.RoomId].Where(row => row.IsMessage).Select(row => row.CommandId!));
    }

    /// <summary>Every newcomer was taken once, by the agent to whom that was acknowledged, and closed once, by a block too; no message came after it.</summary>
    public void NewcomersWereServedOnce(IReadOnlyCollection<ServedNewcomer> newcomers)
    {
        foreach (var newcomer in newcomers)
        {
            var rows = _rooms[newcomer.RoomId].ToList();
            Assert.Equal(newcomer.AgentIds, rows.Where(row => row.Kind == Assigned).Select(row => row.AgentId!));
            var closed = Assert.Single(rows, row => row.Kind == Closed);
            Assert.DoesNotContain(rows, row => row.IsMessage && row.Seq > closed.Seq);
        }

        Assert.Equal(newcomers.Count, newcomers.Select(newcomer => newcomer.ContactId).Distinct().Count());
    }

    /// <summary>Every contact that was acknowledged is there, and none that was not.</summary>
    public async Task ContactsAreThereOnceAsync(IReadOnlyCollection<ServedNewcomer> newcomers, CancellationToken cancellationToken)
    {
        using var rest = new RestClient(cluster.Apis[0].Url);
        var found = new List<string>();
        for (var total = long.MaxValue; found.Count < total;)
        {
            var page = await rest.GetAsync(
                $"omnichannel/contacts.search?searchText=Created&count=50&offset={found.Count}", workplace.Admin, cancellationToken);
            total = page.GetProperty("total").GetInt64();
            found.AddRange(page.GetProperty("contacts").EnumerateArray().Select(contact => contact.GetProperty("_id").GetString()!));
        }

        Assert.Equal(newcomers.Select(newcomer => newcomer.ContactId).Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    /// <summary>At no position of the journal did an agent serve more than the limit.</summary>
    /// <returns>The most conversations that one agent served.</returns>
    public int CapacityWasNeverExceeded()
    {
        var agentOf = new Dictionary<string, string>(StringComparer.Ordinal);
        var most = 0;
        foreach (var row in journal.Where(row => row.IsOfConversation))
        {
            if (row.Kind == Closed) agentOf.Remove(row.EntityId);
            if (row.Kind != Assigned) continue;
            agentOf[row.EntityId] = row.AgentId!;
            most = Math.Max(most, agentOf.Values.Count(agent => agent == row.AgentId));
        }

        Assert.InRange(most, 1, Workplace.Capacity);
        return most;
    }

    /// <summary>The visitors read afresh what the journal has.</summary>
    public async Task HistoriesAreWholeAsync(CancellationToken cancellationToken)
    {
        using var rest = new RestClient(cluster.Apis[1].Url);
        foreach (var (chat, _) in workplace.Chats)
        {
            var answer = await rest.GetAsync($"livechat/messages.history/{chat.RoomId}?token={chat.Token}&limit={PageMax}", null, cancellationToken);
            var read = answer.GetProperty("messages").EnumerateArray().Where(message => !message.TryGetProperty("t", out _))
                .Select(message => (message.GetProperty("_id").GetString()!, message.GetProperty("seq").GetInt64())).ToList();
            var rows = _rooms[chat.RoomId].Where(row => row.IsMessage).Reverse().Select(row => (row.CommandId!, row.Seq)).Take(read.Count).ToList();
            Assert.Equal(rows, read);
            Assert.InRange(read.Count, Math.Min(PageMax / 2, _rooms[chat.RoomId].Count(row => row.IsMessage)), PageMax);
        }
    }

    /// <summary>
    /// Every stream has risen without a repetition, has every message of the journal that it may see, and equals the others of the same user in all its
    /// entries; the agents' and some of the visitors' equal what a client gets that asks afresh.
    /// </summary>
    /// <returns>Entries that all of them got.</returns>
    public async Task<long> StreamsAreWholeAsync()
    {
        var head = journal[^1].Position;
        foreach (var stream in workplace.Streams)
        {
            await Until.TrueAsync($"a stream comes to {head}", Patience, () => stream.Position >= head || stream.Faults.Count > 0);
            Assert.Empty(stream.Faults);
            var entries = stream.Entries;
            Assert.Equal(entries.Select(entry => entry.Position).Distinct().Order(), entries.Select(entry => entry.Position));
            Assert.Equal(
                journal.Where(row => row.IsMessage && row.Position > stream.From && Sees(stream, row)).Select(row => (row.Position, row.Seq, row.CommandId)),
                entries.Where(entry => entry.Kind == "message").Select(entry => (entry.Position, entry.Seq, entry.MessageId)));
        }

        foreach (var screens in workplace.Streams.GroupBy(stream => stream.AgentId ?? stream.Chat!.RoomId)) AreAlike([.. screens], head);
        var some = workplace.Streams.Where((stream, number) => stream.AgentId is not null || number % FreshOneOf == 0);
        await Task.WhenAll(some.Select((stream, number) => EqualsFreshAsync(stream, number, head)));
        return workplace.Streams.Sum(stream => (long)stream.Entries.Count);
    }

    /// <summary>An agent sees what it serves, and what is written while it waits for somebody.</summary>
    private static bool Sees(ResumedStream stream, JournalRow row) =>
        stream.Chat is { } chat ? row.EntityId == chat.RoomId : row.AgentId is null || row.AgentId == stream.AgentId;

    private static void AreAlike(List<ResumedStream> screens, long head)
    {
        var from = screens.Max(stream => stream.From);
        var entries = screens.Select(stream => stream.Entries.Where(entry => entry.Position > from && entry.Position <= head).ToList()).ToList();
        Assert.All(entries, own => Assert.Equal(entries[0], own));
    }

    private async Task EqualsFreshAsync(ResumedStream stream, int number, long head)
    {
        var from = Math.Max(stream.From, head - BacklogMax);
        var client = stream.Chat is { } chat
            ? StreamOpening.OfVisitor(chat)
            : StreamOpening.OfAgent(workplace.Agents.Single(agent => agent.UserId == stream.AgentId));
        await using var fresh = client;
        await fresh.StartAsync([cluster.Apis[number % cluster.Apis.Count].Url], from);
        await Until.TrueAsync($"a fresh stream comes to {head}", Patience, () => fresh.Position >= head || fresh.Faults.Count > 0);
        Assert.Empty(fresh.Faults);
        Assert.Equal(fresh.Entries.Where(entry => entry.Position <= head), stream.Entries.Where(entry => entry.Position > from && entry.Position <= head));
    }
}
