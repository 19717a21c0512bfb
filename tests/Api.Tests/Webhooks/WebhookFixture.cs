namespace ContactCenter.Tests.Webhooks;

/// <summary>A server that may call this machine, and a receiver there.</summary>
public abstract class WebhookFixture : ApiFixture
{
    protected WebhookFixture(TestDatabase database)
        : base(database) => Settings["Outgoing:AllowedAddresses"] = "127.0.0.1";

    public WebhookReceiver Receiver { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        Receiver = await WebhookReceiver.StartAsync();
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Receiver.DisposeAsync();
    }
}

public sealed class SqliteWebhooks() : WebhookFixture(new SqliteTestDatabase());

public sealed class PostgresWebhooks() : WebhookFixture(new PostgresTestDatabase());
