using ContactCenter.Driving;

namespace ContactCenter.Tests.Processes;

/// <summary>The promises about messages, checked after whatever happened to the servers.</summary>
internal static class Proof
{
    private const int HistoryMax = 200;
    private static readonly TimeSpan StreamTimeout = TimeSpan.FromMinutes(10);

    /// <summary>Every message is in the journal once, where its acknowledgement said; nothing has a hole.</summary>
    public static void JournalIsWhole(IReadOnlyList<JournalRow> journal, MessageLoad load, IReadOnlyList<Chat> chats)
    {
        Assert.Equal(Enumerable.Range(1, journal.Count).Select(n => (long)n), journal.Select(row => row.Position));
        foreach (var chat in chats)
        {
            var rows = journal.Where(row => row.IsOfConversation && row.EntityId == chat.RoomId).ToList();
            Assert.Equal(Enumerable.Range(1, rows.Count).Select(n => (long)n), rows.Select(row => row.Seq));
            Assert.Equal(load.IdsOf(chat).Order(), rows.Where(row => row.IsMessage).Select(row => row.CommandId!).Order());
        }

        var seqs = journal.Where(row => row.IsMessage).ToDictionary(row => (row.EntityId, row.CommandId), row => row.Seq);
        Assert.All(load.Acknowledged, message => Assert.Equal(message.Seq, seqs[(message.RoomId, message.MessageId)]));
    }

    /// <summary>The visitors read every message once, in the order of the journal.</summary>
    public static async Task HistoriesAreWholeAsync(RestClient rest, IReadOnlyList<JournalRow> journal, IReadOnlyList<Chat> chats)
    {
        foreach (var chat in chats)
        {
            var answer = await rest.GetAsync($"livechat/messages.history/{chat.RoomId}?token={chat.Token}&limit={HistoryMax}");
            var written = answer.GetProperty("messages").EnumerateArray().Where(message => !message.TryGetProperty("t", out _));
            var rows = journal.Where(row => row.IsMessage && row.EntityId == chat.RoomId).Reverse();
            Assert.Equal(
                rows.Select(row => (row.CommandId!, row.Seq)),
                written.Select(message => (message.GetProperty("_id").GetString()!, message.GetProperty("seq").GetInt64())));
        }
    }

    /// <summary>The agent's screen got every message of the conversations it serves, once, in the order of the journal.</summary>
    public static async Task StreamEqualsJournalAsync(AgentStream stream, IReadOnlyList<JournalRow> journal)
    {
        await stream.WaitForAsync(journal[^1].Position, StreamTimeout);
        var entries = stream.Entries;
        Assert.Equal(entries.Select(entry => entry.Position).Order().Distinct(), entries.Select(entry => entry.Position));
        var rows = journal.Where(row => row.IsMessage && row.AgentId == stream.AgentId).ToList();
        Assert.NotEmpty(rows);
        Assert.Equal(
            rows.Select(row => (row.Position, row.EntityId, row.Seq, row.CommandId!)),
            entries.Where(entry => entry.Kind == "message").Select(entry => (entry.Position, entry.RoomId, entry.Seq, entry.MessageId!)));
    }
}
