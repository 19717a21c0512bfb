using ContactCenter.Conversations;
using ContactCenter.Entities;
using ContactCenter.Journal;
using ContactCenter.Listing;

namespace ContactCenter.Bench.Queue;

/// <summary>Facts of a run, read from the journal: it alone knows what was served at every instant.</summary>
/// <param name="MostServed">The most conversations that all agents served at the same time.</param>
/// <param name="MostServedByOne">The most conversations that one agent served at the same time.</param>
/// <param name="Unserved">Conversations that nobody ever served.</param>
/// <param name="Refilling">The times from a slot becoming free, while somebody waited for it, to the next assignment in its department.</param>
internal sealed record JournalFacts(int MostServed, int MostServedByOne, int Unserved, Latencies Refilling)
{
    public static async Task<JournalFacts> ReadAsync(IJournal journal, CancellationToken cancellationToken)
    {
        var facts = new Replay();
        var last = 0L;
        while (true)
        {
            var page = await journal.ReadTypesAsync([EntityTypes.Conversation], last, JournalLimits.MaxEntriesPerRead, cancellationToken);
            foreach (var entry in page) facts.Apply(entry);
            if (page.Length < JournalLimits.MaxEntriesPerRead) return facts.End();
            last = page[^1].Position;
        }
    }

    /// <summary>Every conversation's own history, in the order in which everything was committed.</summary>
    private sealed class Replay
    {
        private readonly Dictionary<string, ConversationState> _rooms = [];
        private readonly Dictionary<string, int> _servedBy = [];
        private readonly Dictionary<string, int> _waiting = [];
        private readonly Dictionary<string, Queue<DateTimeOffset>> _freed = [];
        private readonly List<int> _refillMicroseconds = [];
        private int _served;
        private int _mostServed;
        private int _mostServedByOne;

        public void Apply(JournalEntry entry)
        {
            if (EntryCodec<ConversationEntry>.Read(entry.Kind, entry.Data) is not { } change) return;
            var before = _rooms.GetValueOrDefault(entry.Entity.Id, ConversationState.None);
            var after = ConversationState.Apply(entry.Entity.Id, before, new Recorded<ConversationEntry>(entry.Seq, entry.At, entry.Actor, change));
            _rooms[entry.Entity.Id] = after;
            Count(before, after, entry.At);
        }

        public JournalFacts End() => new(
            _mostServed, _mostServedByOne, _rooms.Values.Count(room => room.View?.ServedBy is null), Latencies.Of(_refillMicroseconds));

        private void Count(ConversationState before, ConversationState after, DateTimeOffset at)
        {
            var department = after.View?.DepartmentId ?? "";
            var (freed, waiting) = (
                _freed.GetValueOrDefault(department) ?? (_freed[department] = new Queue<DateTimeOffset>()), _waiting.GetValueOrDefault(department));
            if (HolderOf(before) is { } old)
            {
                _servedBy[old]--;
                _served--;
                if (waiting > 0) freed.Enqueue(at);
            }

            if (HolderOf(after) is { } holder)
            {
                _served++;
                _servedBy[holder] = _servedBy.GetValueOrDefault(holder) + 1;
                (_mostServed, _mostServedByOne) = (Math.Max(_mostServed, _served), Math.Max(_mostServedByOne, _servedBy[holder]));
                if (HolderOf(before) is null && freed.TryDequeue(out var since)) _refillMicroseconds.Add((int)(at - since).TotalMicroseconds);
            }

            _waiting[department] = waiting + (Waits(after) ? 1 : 0) - (Waits(before) ? 1 : 0);
            // Nobody waits any more: what is free now is not waited for.
            if (_waiting[department] == 0) freed.Clear();
        }

        private static bool Waits(ConversationState state) => state.View?.Status == ConversationStatuses.Queued;

        private static string? HolderOf(ConversationState state) =>
            state.View is { Status: ConversationStatuses.Open, ServedBy: { } agent } ? agent.UserId : null;
    }
}
