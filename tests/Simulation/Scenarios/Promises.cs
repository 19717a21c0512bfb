using ContactCenter.Agents;
using ContactCenter.Conversations;
using ContactCenter.Entities;
using ContactCenter.Journal;
using ContactCenter.Listing;

namespace ContactCenter.Tests.Simulation;

/// <summary>The promises of the design, checked on a whole journal.</summary>
internal static class Promises
{
    /// <returns>The number of slots that were reserved. If there were none, the history says nothing about them.</returns>
    public static int Check(SimulatedCenter center)
    {
        var journal = center.Journal.Entries;
        PositionsAndSeqsHaveNoHole(journal);
        AcknowledgedMessagesAreThereOnce(center);
        CapacityIsNeverExceededAndHandsChangeOneAtATime(journal);
        VisitorsHaveOneOpenConversation(journal);
        return NoSlotIsLeft(center);
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
    }

    /// <summary>
    /// Every conversation is replayed from its own entries: at every position of the journal an agent has at most its capacity, a conversation
    /// changes hands only by being given away first, and nothing follows its end.
    /// </summary>
    private static void CapacityIsNeverExceededAndHandsChangeOneAtATime(List<JournalEntry> journal)
    {
        var (states, serving) = (new Dictionary<string, ConversationState>(), new Dictionary<string, int>());
        foreach (var entry in journal.Where(entry => entry.Entity.Type == EntityTypes.Conversation))
        {
            var before = states.GetValueOrDefault(entry.Entity.Id, ConversationState.None);
            Assert.True(before.View?.Status != ConversationStatuses.Closed, $"{entry.Kind} follows the end at position {entry.Position}");
            var change = EntryCodec<ConversationEntry>.Read(entry.Kind, entry.Data)!;
            if (change is AgentAssigned) Assert.True(Holder(before) is null, $"Taken from {Holder(before)} at position {entry.Position}");
            var after = ConversationState.Apply(entry.Entity.Id, before, new Recorded<ConversationEntry>(entry.Seq, entry.At, entry.Actor, change));
            states[entry.Entity.Id] = after;
            if (Holder(before) is { } old) serving[old]--;
            if (Holder(after) is { } holder) serving[holder] = serving.GetValueOrDefault(holder) + 1;
            Assert.All(serving, agent => Assert.True(
                agent.Value <= SimulatedCenter.AgentCapacity, $"{agent.Key} serves {agent.Value} at position {entry.Position}"));
        }

        Assert.NotEmpty(states);
        Assert.All(states.Values, state => Assert.Equal(ConversationStatuses.Closed, state.View!.Status));
    }

    private static string? Holder(ConversationState state) =>
        state.View is { Status: ConversationStatuses.Open, ServedBy: { } agent } ? agent.UserId : null;

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

    private static int NoSlotIsLeft(SimulatedCenter center)
    {
        var reserved = center.Journal.Entries.Count(entry => entry.Kind == EntryCodec<AgentEntry>.KindOf(new SlotReserved("", "", default)));
        var released = center.Journal.Entries.Count(entry => entry.Kind == EntryCodec<AgentEntry>.KindOf(new SlotReleased("")));
        Assert.Equal(reserved, released);
        Assert.All(center.Journal.All<AgentRow>(), agent => Assert.Equal(0, agent.Serving));
        return reserved;
    }
}
