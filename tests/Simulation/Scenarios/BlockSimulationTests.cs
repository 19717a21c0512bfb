using System.Globalization;
using ContactCenter.Blocks;
using ContactCenter.Contacts;
using ContactCenter.Conversations;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Parties;
using ContactCenter.Visitors;
using Microsoft.Extensions.Logging.Abstractions;

namespace ContactCenter.Tests.Simulation;

/// <summary>
/// Visitors open and write while blocks come and go, over a faulty store: between the acknowledgement of a block and the command that lifts
/// it, nothing of its visitor is accepted (promise 5). A failure names its seed.
/// </summary>
public sealed class BlockSimulationTests
{
    private const double FailureRate = 0.03;
    private const int Seeds = 40;

    [Fact]
    public async Task Nothing_is_accepted_between_a_block_and_its_lifting()
    {
        var (blocks, faults, refused) = (0, 0, 0);
        foreach (var seed in Seed.Range(Seeds))
        {
            await using var center = new SimulatedCenter(seed, FailureRate);
            var clients = new BlockedClients(center);
            try
            {
                center.Simulation.Run(clients.RunAsync);
                clients.Check();
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"The history of seed {seed} breaks a promise.", exception);
            }

            blocks += clients.Blocks;
            faults += center.Faults.FailedAfter;
            refused += center.Refusals.Counts.Values.Sum();
        }

        Assert.True(blocks > Seeds && faults > 0 && refused > 0, $"{blocks} blocks, {faults} faults, {refused} refusals prove nothing.");
    }
}

/// <summary>Visitors who do not give up, and somebody who blocks them.</summary>
internal sealed class BlockedClients(SimulatedCenter center)
{
    private const int Visitors = 4;
    private const int Attempts = 12;
    private const int BlocksPerHistory = 12;
    private static readonly TimeSpan MaxPause = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan UpkeepPeriod = TimeSpan.FromMilliseconds(500);
    private static readonly ChannelSource Widget = new("widget");
    private static readonly ChannelSource Page = new("api");
    private static readonly string[] Scopes = [BlockScopes.Channel, BlockScopes.Contact, BlockScopes.Email];

    private readonly List<BlockedTime> _blocked = [];
    /// <summary>The journal's position when a visitor was first told of a room.</summary>
    private readonly Dictionary<string, long> _givenAt = [];
    private bool _isOver;
    private int _commands;

    private Random Random => center.Simulation.Random;

    public int Blocks => _blocked.Count;

    public async Task RunAsync()
    {
        var upkeep = UpkeepAsync();
        var visitors = Enumerable.Range(0, Visitors).Select(number => VisitAsync($"token-{number}")).ToList();
        for (var number = 0; number < BlocksPerHistory; number++) await BlockAsync($"token-{Random.Next(Visitors)}");
        await Task.WhenAll(visitors);
        _isOver = true;
        await upkeep;
    }

    public void Check()
    {
        foreach (var (token, from, until, isAddress) in _blocked)
        {
            var key = VisitorKey.Of(token);
            // Another channel than the one that is blocked, and the contact that it has, are free.
            var rooms = center.Journal.Entries.Where(entry => entry.Kind == ConversationKinds.Started)
                .Where(entry => EntryCodec<ConversationEntry>.Read(entry.Kind, entry.Data) is ConversationStarted started
                    && started.VisitorKey == key && (isAddress || started.Source == Widget))
                .Select(entry => entry.Entity).ToHashSet();
            var accepted = center.Journal.Entries.Where(entry => entry.Position > from && entry.Position <= until && rooms.Contains(entry.Entity))
                .FirstOrDefault(entry => entry.Kind == ConversationKinds.Message
                    || (entry.Kind == ConversationKinds.Started && (!isAddress || _givenAt.GetValueOrDefault(entry.Entity.Id, long.MaxValue) <= until)));
            Assert.True(accepted is null, $"{accepted} is between {from} and {until}, while {token} was blocked.");
            // Who never had a conversation reaches nobody with it, and is told nothing of a block.
            var hasChannelFrom = center.Journal.Entries.FirstOrDefault(entry => rooms.Contains(entry.Entity))?.Position ?? long.MaxValue;
            var changed = center.Journal.Entries.FirstOrDefault(entry => entry.Position > Math.Max(from, hasChannelFrom) && entry.Position <= until
                && entry.Entity == new EntityId(EntityTypes.Visitor, key)
                && EntryCodec<VisitorEntry>.Read(entry.Kind, entry.Data) is VisitorStatusChanged);
            Assert.True(!isAddress || changed is null, $"{changed} is between {from} and {until}, while {token} was blocked.");
        }

        foreach (var open in center.Journal.All<ConversationRow>().Where(row => row.Status != ConversationStatuses.Closed).GroupBy(row => row.VisitorId))
            Assert.Single(open);

        Assert.Empty(center.Journal.All<ConversationRow>().Where(row => row.Status != ConversationStatuses.Closed && IsBlocked(row)));
    }

    private bool IsBlocked(ConversationRow room) => center.Journal.All<BlocksRow>().SelectMany(row => row.Blocks).Any(block =>
        block.TargetHash == BlockTarget.OfChannel(room.VisitorId, new ChannelSource(room.SourceType, room.SourceId))
        || (block.Scope == BlockScopes.Contact && block.ContactId == room.ContactId)
        || center.Journal.All<VisitorRow>().Any(visitor => visitor.VisitorId == room.VisitorId && block.TargetHash == BlockTarget.OfEmail(visitor.Email!)));

    /// <param name="IsAddress">
    /// An opening that looked for the block of an address just before it was committed may still start its conversation; it then finds the
    /// block, closes what it started and is refused, so no visitor hears of it. A contact judges its own openings: of those nothing starts.
    /// </param>
    private sealed record BlockedTime(string Token, long From, long Until, bool IsAddress);

    private async Task VisitAsync(string token)
    {
        var key = VisitorKey.Of(token);
        var visitor = center.Grains.GetGrain<IVisitorGrain>(key);
        var register = new RegisterVisitor(Context(), null, Email(token), null, null, null, []);
        await center.SendAsync(() => visitor.Register(register));
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var name = $"{token}-{attempt}";
            var open = new OpenConversation(Context(), "room-" + name, "contact-" + name, Random.Next(3) == 0 ? Page : Widget, null);
            var opened = await center.SendAsync(() => visitor.OpenConversation(open));
            var status = CommandContext.OfCall($"status-{name}", Actors.Visitor(VisitorNames.Of(key).VisitorId));
            var isAway = attempt % 2 == 0;
            await center.SendAsync(async () =>
            {
                await visitor.SetStatus(status, isAway ? "away" : "online");
                return visitor;
            });
            if (opened is not null) _givenAt.TryAdd(opened.Conversation.RoomId, center.Journal.Entries.Count);
            for (var number = 0; number < 3 && opened is not null; number++) await WriteAsync(opened.Conversation.RoomId, key, $"{name}-{number}");
            await PauseAsync();
        }
    }

    private async Task WriteAsync(string roomId, string visitorKey, string messageId)
    {
        var post = new PostVisitorMessage(CommandContext.FromClient(messageId, Actors.Visitor(visitorKey)), visitorKey, messageId, "text");
        await center.SendAsync(() => center.Grains.GetGrain<IConversationGrain>(roomId).PostAsVisitor(post));
        await PauseAsync();
    }

    /// <summary>Blocks a visitor in one of three ways, waits, and lifts the block.</summary>
    private async Task BlockAsync(string token)
    {
        await PauseAsync();
        var visitorId = VisitorNames.Of(VisitorKey.Of(token)).VisitorId;
        var contactId = await center.Directory.FindContactIdByChannelAsync(visitorId, Widget.Type, Widget.Id);
        var scope = contactId is null ? BlockScopes.Email : Scopes[Random.Next(Scopes.Length)];
        var (block, unblock) = scope switch
        {
            BlockScopes.Channel => Channel(contactId!, visitorId),
            BlockScopes.Contact => Contact(contactId!),
            _ => Address(token),
        };
        if (await center.SendAsync(block) is null) return;
        var before = new CallsBeforeBlock(center.Grains, center.Directory, center.Directory);
        await center.SendAsync(() => DoneAsync(scope == BlockScopes.Email ? before.FinishAsync(Email(token), null) : before.FinishAsync([visitorId])));
        var from = center.Journal.Entries.Count;
        await PauseAsync();
        await PauseAsync();
        _blocked.Add(new BlockedTime(token, from, center.Journal.Entries.Count, scope == BlockScopes.Email));
        if (Random.Next(4) != 0) await center.SendAsync(unblock);
    }

    private (Func<Task<object>> Block, Func<Task<object>> Unblock) Channel(string contactId, string visitorId)
    {
        var contact = center.Grains.GetGrain<IContactGrain>(contactId);
        var block = new BlockChannel(Context(), visitorId, Widget, NewBlockId(), null, null);
        var unblock = new UnblockChannel(Context(), visitorId, Widget);
        return (() => DoneAsync(contact.BlockChannel(block)), () => DoneAsync(contact.UnblockChannel(unblock)));
    }

    private (Func<Task<object>> Block, Func<Task<object>> Unblock) Contact(string contactId)
    {
        var contact = center.Grains.GetGrain<IContactGrain>(contactId);
        var (block, unblock) = (new BlockContact(Context(), contactId, NewBlockId(), null, null), Context());
        return (() => DoneAsync(contact.Block(block)), () => DoneAsync(contact.Unblock(unblock)));
    }

    private (Func<Task<object>> Block, Func<Task<object>> Unblock) Address(string token)
    {
        var address = center.Grains.GetGrain<IAddressBlockGrain>(BlockTarget.OfEmail(Email(token)));
        var (block, unblock) = (new BlockAddress(Context(), BlockScopes.Email, Email(token), NewBlockId(), null, null), Context());
        return (() => DoneAsync(address.Block(block)), () => DoneAsync(address.Unblock(unblock)));
    }

    private static async Task<object> DoneAsync(Task call)
    {
        await call;
        return call;
    }

    /// <summary>Runs the silo's regular upkeep of blocks, once more after the last command.</summary>
    private async Task UpkeepAsync()
    {
        var upkeep = new BlockUpkeep(
            center.Grains, center.Directory, center.Directory, center.Simulation.TimeProvider, NullLogger<BlockUpkeep>.Instance);
        var isLast = false;
        while (!isLast)
        {
            isLast = _isOver;
            await center.SendAsync(async () => { await upkeep.RunOnceAsync(CancellationToken.None); return upkeep; });
            await Task.Delay(UpkeepPeriod, center.Simulation.TimeProvider);
        }
    }

    private static string Email(string token) => token + "@example.com";

    private string NewBlockId() => "block-" + _commands.ToString(CultureInfo.InvariantCulture);

    private Task PauseAsync() => center.Simulation.DelayAsync(MaxPause);

    private CommandContext Context() => CommandContext.FromClient("command-" + (_commands++).ToString(CultureInfo.InvariantCulture), Actors.System);
}
