using System.Collections.Concurrent;
using ContactCenter.Calls;
using ContactCenter.Tests.Outgoing;
using ContactCenter.Tests.Sms;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ContactCenter.Tests.Calls;

/// <summary>A provider that makes calls when a test lets it.</summary>
public sealed class HeldTelephony : ITelephony
{
    public string? Provider => "pbx";

    public ConcurrentDictionary<string, DialRequest> Asked { get; } = [];

    /// <summary>What becomes of an order, by its number; a number that is not here is accepted.</summary>
    public ConcurrentDictionary<string, TaskCompletionSource<DialOutcome>> Outcomes { get; } = [];

    public Task<DialOutcome> DialAsync(DialRequest request, CancellationToken cancellationToken = default)
    {
        Asked[request.Number] = request;
        return Outcomes.TryGetValue(request.Number, out var outcome) ? outcome.Task : Task.FromResult(DialOutcome.Accepted);
    }
}

/// <summary>A server with providers of calls, of which one keeps recordings.</summary>
public abstract class CallFixture(TestDatabase database, HeldTelephony telephony)
    : ApiFixture(database, services => services.Replace(ServiceDescriptor.Singleton<ITelephony>(telephony)))
{
    public HeldTelephony Telephony => telephony;

    internal LoopbackWeb Recordings { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        Recordings = await LoopbackWeb.StartAsync();
        Settings["Telephony:FreeSwitchRecordingsUrl"] = $"{Recordings.Address}files";
        Settings["Telephony:Twilio:AccountSid"] = LoopbackTwilio.AccountSid;
        Settings["Telephony:Twilio:AuthToken"] = LoopbackTwilio.AuthToken;
        Settings["Telephony:Twilio:PublicUrl"] = LoopbackTwilio.PublicUrl;
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Recordings.DisposeAsync();
    }
}

public sealed class SqliteCalls() : CallFixture(new SqliteTestDatabase(), new HeldTelephony());

public sealed class PostgresCalls() : CallFixture(new PostgresTestDatabase(), new HeldTelephony());
