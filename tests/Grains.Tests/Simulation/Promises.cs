using ContactCenter.Agents;
using ContactCenter.Conversations;
using ContactCenter.Directory;
using ContactCenter.Journal;

namespace ContactCenter.Tests.Simulation;

/// <summary>The promises of the design, checked on a whole journal.</summary>
internal static class Promises
{
    public static void Check(SimulatedCenter center)
    {
        var journal = center.Journal.Entries;
        PositionsAndSeqsHaveNoHole(journal);
        AcknowledgedMessagesAreThereOnce(center);
        CapacityIsNeverExceeded(journal);
        EveryConversationHasOneOwnerAndNothingAfterItsEnd(journal);
        VisitorsHaveOneOpenConversation(journal);
        NoSlotIsLeft(center);
    }

    private static void PositionsAndSeqsHaveNoHole(List<JournalEntry> journal)
    {
        Assert.Equal(Enumerable.Range(1, journal.Count).Select(position => (long)position), journal.Select(entry => entry.Position));
        foreach (var entity in journal.GroupBy(entry => entry.Entity))
            Assert.Equal(Enumerable.Range(1, entity.Count()).Select(seq => (long)seq), entity.Select(entry => entry.Seq));
    }

    private static void AcknowledgedMessagesAreThereOnce(SimulatedCenter center)
    {
        var written = center.Journal.Entries.Where(entry => entry.Kind == ConversationKinds.Message)
            .Select(entry => (entry.Entity.Id, ((MessagePosted)EntryCodec<ConversationEntry>.Read(entry.Kind, entry.Data)!).MessageId)).ToList();
        Assert.Equal(written.Count, written.Distinct().Count());
        Assert.Empty(center.Acknowledged.Except(written));
        Assert.NotEmpty(center.Acknowledged);
    }

    /// <summary>Served conversations, counted from the conversations' own entries.</summary>
    private static void CapacityIsNeverExceeded(List<JournalEntry> journal)
    {
        var serving = new Dictionary<string, int>();
        foreach (var entry in journal)
        {
            if (entry.Kind == ConversationKinds.Assigned)
            {
                var agent = entry.Tags.AgentId!;
                serving[agent] = serving.GetValueOrDefault(agent) + 1;
                Assert.True(serving[agent] <= SimulatedCenter.AgentCapacity, $"{agent} serves {serving[agent]} at position {entry.Position}");
            }
            else if (entry.Kind == ConversationKinds.Closed && entry.Tags.AgentId is { } agent)
            {
                serving[agent]--;
            }
        }
    }

    private static void EveryConversationHasOneOwnerAndNothingAfterItsEnd(List<JournalEntry> journal)
    {
        foreach (var conversation in journal.Where(entry => entry.Entity.Type == EntityTypes.Conversation).GroupBy(entry => entry.Entity))
        {
            var kinds = conversation.Select(entry => entry.Kind).ToList();
            Assert.Equal(ConversationKinds.Started, kinds[0]);
            Assert.True(kinds.Count(kind => kind == ConversationKinds.Assigned) <= 1);
            Assert.Equal(ConversationKinds.Closed, kinds[^1]);
            Assert.Single(kinds, kind => kind == ConversationKinds.Closed);
        }
    }

    private static void VisitorsHaveOneOpenConversation(List<JournalEntry> journal)
    {
        var open = new Dictionary<string, string>();
        foreach (var entry in journal)
        {
            if (entry.Kind == ConversationKinds.Started)
            {
                var visitor = ((ConversationStarted)EntryCodec<ConversationEntry>.Read(entry.Kind, entry.Data)!).VisitorKey;
                Assert.True(open.TryAdd(visitor, entry.Entity.Id), $"A second open conversation at position {entry.Position}");
            }
            else if (entry.Kind == ConversationKinds.Closed)
            {
                open.Remove(open.Single(pair => pair.Value == entry.Entity.Id).Key);
            }
        }
    }

    private static void NoSlotIsLeft(SimulatedCenter center)
    {
        var reserved = center.Journal.Entries.Count(entry => entry.Kind == EntryCodec<AgentEntry>.KindOf(new SlotReserved("", "", default)));
        var released = center.Journal.Entries.Count(entry => entry.Kind == EntryCodec<AgentEntry>.KindOf(new SlotReleased("")));
        Assert.True(reserved > 0);
        Assert.Equal(reserved, released);
        Assert.All(center.Journal.All<AgentRow>(), agent => Assert.Equal(0, agent.Serving));
    }
}
