using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ContactCenter.Blocks;
using ContactCenter.Calls;
using ContactCenter.Contacts;
using ContactCenter.Entities;
using ContactCenter.Erasure;
using ContactCenter.Journal;
using ContactCenter.Listing;
using Microsoft.Extensions.Logging.Abstractions;

namespace ContactCenter.Tests.Simulation;

/// <summary>
/// Calls whose events come late, doubled, in any order or never, from two nodes at once and over a faulty store, while contacts are merged,
/// unmerged, blocked and erased. The records follow from what was recorded, a number is one contact's, and of the erased nothing is left.
/// </summary>
public sealed class CallSimulationTests
{
    /// <summary>Histories to run; without it, as many as an ordinary run has time for.</summary>
    private const string Variable = "CALL_HISTORIES";
    private const int Histories = 150;
    private const double FailureRate = 0.03;

    [Fact]
    public async Task Calls_keep_their_promises_whatever_is_late_or_fails()
    {
        var histories = int.TryParse(Environment.GetEnvironmentVariable(Variable), CultureInfo.InvariantCulture, out var wanted) ? wanted : Histories;
        var (faults, erased, merged, blocked) = (0, 0, 0, 0);
        foreach (var seed in Seed.Range(histories))
        {
            await using var center = new SimulatedCenter(seed, FailureRate);
            var world = new CallWorld(center);
            try
            {
                center.Simulation.Run(world.RunAsync);
                world.Check();
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"The history of seed {seed} breaks a promise.", exception);
            }

            faults += center.Faults.FailedBefore + center.Faults.FailedAfter;
            (erased, merged, blocked) = (erased + world.ErasedCalls, merged + world.Merges, blocked + world.BlockedCalls);
        }

        Assert.True(
            faults > histories && erased > 0 && merged > 0 && blocked > 0,
            $"{faults} faults, {erased} erased calls, {merged} merges, {blocked} blocked calls prove nothing.");
    }
}

/// <summary>Providers who report calls of a few numbers, and users who merge, block and erase whom they belong to.</summary>
internal sealed class CallWorld(SimulatedCenter center)
{
    private const string Provider = "pbx";
    private const int Numbers = 3;
    private const int Calls = 5;
    private const int Changes = 5;
    private static readonly TimeSpan MaxPause = TimeSpan.FromMilliseconds(80);
    private static readonly TimeSpan SilencePause = TimeSpan.FromHours(2);

    private readonly DateTimeOffset _start = center.Simulation.TimeProvider.GetUtcNow().AddHours(-1);
    private readonly Dictionary<string, HashSet<string>> _acknowledged = [];
    private readonly List<string> _erasedContacts = [];
    private int _commands;

    private Random Random => center.Simulation.Random;

    public int ErasedCalls => center.Journal.Entries.Count(entry => entry.Kind == CallKinds.Erased) / 2;

    public int Merges => center.Journal.Entries.Count(entry => entry.Kind == "contact-merged");

    public int BlockedCalls { get; private set; }

    public async Task RunAsync()
    {
        var calls = Enumerable.Range(0, Calls).Select(number => ReportAsync($"call-{number}")).ToList();
        for (var change = 0; change < Changes; change++) await ChangeAsync();
        await Task.WhenAll(calls);
        await SettleAsync();
    }

    public void Check()
    {
        foreach (var row in center.Journal.All<CallRow>()) CheckRecord(row);
        foreach (var (callId, events) in _acknowledged) CheckAcknowledged(callId, events);
        for (var number = 0; number < Numbers; number++)
        {
            var contacts = center.Journal.All<ContactRow>().Count(contact => contact.Phones.Contains(NumberOf(number)));
            Assert.True(contacts <= 1, $"{NumberOf(number)} is {contacts} contacts.");
        }

        foreach (var contactId in _erasedContacts)
        {
            var left = center.Journal.Entries.FirstOrDefault(entry => entry.Tags.ContactId == contactId
                || entry.Data.Contains(contactId, StringComparison.Ordinal) || entry.Entity.Id == contactId);
            Assert.True(left is null, $"{left} names the erased contact {contactId}.");
            Assert.DoesNotContain(center.Journal.All<CallRow>(), row => row.ContactId == contactId || row.ShownContactId == contactId);
        }

        BlockedCalls = center.Journal.All<CallRow>().Count(row => row.Document.Contains("\"blockId\"", StringComparison.Ordinal));
    }

    /// <summary>The row shows what a fresh reading of the journal says, in whatever order, and the contact as it is now.</summary>
    private void CheckRecord(CallRow row)
    {
        var view = JsonSerializer.Deserialize<CallView>(row.Document, JournalJson.Options)!;
        var state = Entries(row.CallId).Aggregate(CallState.None, CallState.Apply);
        Assert.Equal(Json(state.View(row.CallId, "")), Json(view));
        ReceivedCallEvent[] shuffled = [.. state.Events];
        Random.Shuffle(shuffled);
        Assert.Equal(Json(CallReading.Of(shuffled, state.AssumedEnd)), Json(view.Record));
        Assert.False(view.Record.IsOpen, "Every call ends, by an event or by silence.");
        Assert.True(view.Record is { WaitingMilliseconds: >= 0, TalkMilliseconds: >= 0, HoldMilliseconds: >= 0 });
        if (view.Contact is not { } contact)
        {
            Assert.True(view.BlockId is not null || view.Record.Direction is null || view.Number is null, $"{row.CallId} has no contact.");
            return;
        }

        var shown = center.Journal.All<ContactRow>().Single(candidate => candidate.ContactId == contact.ContactId);
        Assert.Equal((shown.Name, shown.Unknown), (contact.Name, contact.Unknown));
        Assert.True(contact.OriginContactId == shown.ContactId || shown.Aliases.Contains(contact.OriginContactId));
    }

    private void CheckAcknowledged(string callId, HashSet<string> events)
    {
        var isErased = center.Journal.Entries.Any(entry => entry.Entity == Entity(callId) && entry.Kind == CallKinds.Erased);
        var kept = Entries(callId).Select(entry => entry.Entry).OfType<CallEventRecorded>().Select(entry => entry.Event.Id).Order(StringComparer.Ordinal)
            .ToList();
        Assert.Equal(isErased ? [] : events.Order(StringComparer.Ordinal), kept);
    }

    /// <summary>Two nodes report the call's events, in an order of their own each, some of them twice.</summary>
    private async Task ReportAsync(string name)
    {
        var events = MakeCall(name).Where(_ => Random.NextDouble() > 0.08).ToList();
        await Task.WhenAll(SendAsync(name, events), SendAsync(name, [.. events.Where(_ => Random.NextDouble() < 0.4)]));
    }

    private async Task SendAsync(string name, List<CallEvent> events)
    {
        var waiting = events.OrderBy(_ => Random.Next()).ToList();
        while (waiting.Count > 0)
        {
            await center.Simulation.DelayAsync(MaxPause);
            var some = waiting.Take(Random.Next(1, 4)).ToList();
            var recorded = await center.SendAsync(() => center.Calls.RecordAsync(Provider, name, some));
            Assert.NotNull(recorded);
            var accepted = recorded.Answers.Where(answer => answer.Result != CallEventResults.Refused).Select(answer => answer.EventId);
            Assert.All(recorded.Answers, answer => Assert.True(answer.Error is null || answer.Error == CallErrors.Erased, answer.Error?.Text));
            if (!_acknowledged.TryGetValue(recorded.CallId, out var known)) _acknowledged[recorded.CallId] = known = [];
            known.UnionWith(accepted);
            waiting.RemoveRange(0, some.Count);
        }
    }

    private List<CallEvent> MakeCall(string name)
    {
        var (isOutbound, number, at) = (Random.Next(4) == 0, NumberOf(Random.Next(Numbers)), _start.AddSeconds(Random.Next(600)));
        var events = new List<CallEvent>();
        var begin = new CallEvent
        {
            Id = "", Kind = CallEventKinds.Ringing, At = at, LegId = "c", LegRole = CallLegRoles.Customer, From = number, To = "+49891",
            Direction = CallDirections.Inbound,
        };
        Add(isOutbound ? begin with { From = begin.To, To = begin.From, Direction = CallDirections.Outbound } : begin);
        if (!isOutbound && Random.Next(2) == 0) Add(Leg(CallEventKinds.Queued, "c") with { Queue = "sales" });
        for (var leg = 0; leg < Random.Next(3); leg++)
        {
            Add(Leg(CallEventKinds.Ringing, $"{leg}"));
            if (Random.Next(3) > 0) Add(Leg(CallEventKinds.Answered, $"{leg}"));
            if (Random.Next(3) == 0) Add(Leg(CallEventKinds.Held, $"{leg}"));
            if (Random.Next(3) == 0) Add(Leg(CallEventKinds.Resumed, $"{leg}"));
            Add(Leg(Random.Next(2) == 0 ? CallEventKinds.Transferred : CallEventKinds.Ended, $"{leg}"));
        }

        if (Random.Next(4) > 0) Add(new CallEvent { Id = "", Kind = CallEventKinds.Ended, At = at, Cause = CallCauses.Normal });
        return events;

        void Add(CallEvent call)
        {
            at = at.AddMilliseconds(Random.Next(3) * 2_500);
            events.Add(call with { Id = $"{name}-{events.Count}", At = at });
        }

        CallEvent Leg(string kind, string legId) => new()
        {
            Id = "", Kind = kind, At = at, LegId = legId, LegRole = legId == "c" ? CallLegRoles.Customer : CallLegRoles.Agent,
            Agent = legId == "c" ? null : $"agent-{legId}",
        };
    }

    private async Task ChangeAsync()
    {
        await center.Simulation.DelayAsync(MaxPause);
        var contacts = center.Journal.All<ContactRow>();
        var some = contacts.IsEmpty ? null : contacts[Random.Next(contacts.Length)];
        var other = contacts.IsEmpty ? null : contacts[Random.Next(contacts.Length)];
        switch (Random.Next(5))
        {
            case 0 when some is not null && other is not null && some != other:
                await TryAsync(() => center.Grains.GetGrain<IMergeGrain>(some.ContactId).Merge(new MergeContacts(
                    Context(), other.ContactId, ImmutableDictionary<string, string>.Empty, MergeReason.ByHand)));
                break;
            case 1 when some is { Aliases: [var alias, ..] }:
                await TryAsync(() => center.Grains.GetGrain<IMergeGrain>(some.ContactId).Unmerge(new UnmergeContacts(Context(), alias)));
                break;
            case 2:
                var (number, context) = (NumberOf(Random.Next(Numbers)), Context());
                await center.SendAsync(() => BlockAsync(number, context));
                break;
            case 3 when some is not null:
                var (name, update) = ($"Name {_commands}", Context());
                await TryAsync(() => center.Grains.GetGrain<IContactGrain>(some.ContactId).Update(
                    new UpdateContact(update, name, null, null, null, null, false)));
                break;
            case 4 when some is not null:
                await EraseAsync(some);
                break;
            default:
                break;
        }
    }

    private async Task<object> BlockAsync(string number, CommandContext context)
    {
        await center.Grains.GetGrain<IAddressBlockGrain>(BlockTarget.OfPhone(number))
            .Block(new BlockAddress(context, BlockScopes.Phone, number, $"block-{context.Id}", null, null));
        return number;
    }

    private async Task EraseAsync(ContactRow contact)
    {
        var (receiptId, context) = ($"{_commands:x24}", Context());
        var receipt = await center.SendAsync(() => center.Grains.GetGrain<IErasureGrain>(receiptId).Run(new EraseContact(context, contact.ContactId, true)));
        if (receipt is null) return;
        _erasedContacts.Add(contact.ContactId);
    }

    /// <summary>A command that may be refused because the contact is not there any more: what matters is what is left in the end.</summary>
    private Task TryAsync<T>(Func<Task<T>> command) where T : class => center.SendAsync(command);

    private async Task SettleAsync()
    {
        var upkeep = new CallUpkeep(
            center.Grains, center.Directory, center.Directory, center.Calls, center.Simulation.TimeProvider, NullLogger<CallUpkeep>.Instance);
        while (center.Journal.All<CallRow>().Any(row => row.DueAt is not null || row.IsToMatch)
            || center.Journal.All<ContactRow>().Any(row => !row.RoomsFollow))
        {
            await center.Simulation.DelayAsync(SilencePause);
            await center.SendAsync(async () => { await upkeep.RunOnceAsync(CancellationToken.None); return upkeep; });
            foreach (var contact in center.Journal.All<ContactRow>().Where(row => !row.RoomsFollow))
                await center.Grains.GetGrain<IContactGrain>(contact.ContactId).UpdateRooms();
        }
    }

    private IEnumerable<Recorded<CallEntry>> Entries(string callId) =>
        from entry in center.Journal.Entries
        where entry.Entity == Entity(callId)
        let known = EntryCodec<CallEntry>.Read(entry.Kind, entry.Data)
        where known is not null
        select new Recorded<CallEntry>(entry.Seq, entry.At, entry.Actor, known);

    private CommandContext Context() => CommandContext.OfCall($"command-{_commands++}", Actors.User("mara"));

    private static EntityId Entity(string callId) => new(EntityTypes.Call, callId);

    private static string NumberOf(int number) => $"+4930123450{number}";

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, JournalJson.Options);
}
