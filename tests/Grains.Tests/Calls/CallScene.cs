using System.Collections.Immutable;
using System.Text.Json;
using ContactCenter.Accounts;
using ContactCenter.Calls;
using ContactCenter.Contacts;
using ContactCenter.Journal;
using ContactCenter.Listing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ContactCenter.Tests.Calls;

/// <summary>Real grains with a clock that a test sets, and agents whom the provider names.</summary>
internal sealed class CallScene : IAsyncDisposable
{
    public const string Provider = "pbx";

    private CallScene(GrainHost host, FakeTimeProvider time) => (Host, Time) = (host, time);

    public GrainHost Host { get; }

    public FakeTimeProvider Time { get; }

    public static async Task<CallScene> StartAsync()
    {
        var time = new FakeTimeProvider(CallHistories.Start.AddMinutes(2));
        var host = await GrainHost.StartAsync(time: time);
        foreach (var agent in new[] { CallHistories.Ann, CallHistories.Bob })
        {
            var view = new AccountView { UserId = agent.UserId, Username = agent.Username, Name = agent.Name!, Roles = ["livechat-agent"] };
            host.Journal.Replace(new AccountRow(
                agent.UserId, agent.Username, agent.Name!, null, true, ["livechat-agent"], [], time.GetUtcNow(),
                JsonSerializer.Serialize(view, JournalJson.Options)));
        }

        return new CallScene(host, time);
    }

    public Task<RecordedCall> RecordAsync(string callId, params ImmutableArray<ReceivedCallEvent> events) =>
        Host.Calls.RecordAsync(Provider, callId, [.. events.Select(received => received.Event)]);

    public ICallGrain Call(string callId) => Host.Grains.GetGrain<ICallGrain>(CallIds.Of(Provider, callId));

    public async Task<CallView> FindAsync(string callId) => (await Call(callId).Find())!;

    public IContactGrain Contact(string contactId) => Host.Grains.GetGrain<IContactGrain>(contactId);

    /// <summary>Registers a contact that is known.</summary>
    public Task CreateContactAsync(string contactId, string name, params ImmutableArray<string> phones) =>
        Contact(contactId).Create(new CreateContact(Context(contactId), name, [], phones, null, null));

    /// <returns>The time of the next sweep, as the upkeep says it.</returns>
    public async Task<DateTimeOffset?> SweepAsync(TimeSpan later)
    {
        Time.Advance(later);
        return await new CallUpkeep(
            Host.Grains, Host.Directory, Host.Directory, Host.Calls, Time, NullLogger<CallUpkeep>.Instance).RunOnceAsync(CancellationToken.None);
    }

    public IEnumerable<ContactRow> Contacts => Host.Journal.All<ContactRow>();

    public static CommandContext Context(string id) => CommandContext.OfCall(id, Actors.User("mara"));

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
