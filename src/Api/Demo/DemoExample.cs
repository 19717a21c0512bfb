using ContactCenter.Api.Calls;
using ContactCenter.Api.Webhooks;
using ContactCenter.Calls;
using ContactCenter.Integrations.Webhooks;

namespace ContactCenter.Api.Demo;

/// <summary>
/// Makes the people and things that the examples of the API's description name: what Swagger UI shows works in the demo as it stands. A test sends
/// the examples.
/// </summary>
internal sealed class DemoExample(IGrainFactory grains, SecretSealer sealer, TimeProvider time)
{
    public const string Username = "grace";

    private const string UserId = "rbAXPnMktTFbNpwtJ";
    private const string DepartmentId = "674eeb4343725ce31dd9bdb0";
    private const string ContactId = "674eeb4343725ce31dd9bdae";
    private const string RoomId = "8Fh2kq0LdMzAbW3yT";
    private const string MessageId = "hTv1Kd9sPqWmZx2Lc";
    private const string Name = "Ada Lovelace";
    private const string Token = "iNKE8a6k6cjbqWhWd";
    private static readonly AgentReference Grace = new(UserId, Username, "Grace Hopper");

    /// <summary>Makes the agent and its department.</summary>
    public async Task CreateAgentAsync(string password)
    {
        await grains.GetGrain<IDepartmentGrain>(DepartmentId).Save(new SaveDepartment(
            Context("department"), new DepartmentProfile("Examples", "examples@demo.example", true, true, true, null, null),
            [new DepartmentAgent(UserId, Username, 0, 0)]));
        await grains.GetGrain<IAccountGrain>(UserId).Create(new CreateAccount(
            Context("create"), Username, "Grace Hopper", "grace@demo.example", PasswordDigest.Of(password), [Roles.User, Roles.Agent]));
        await grains.GetGrain<IAgentGrain>(UserId).Enroll(new EnrollAgent(Context("enroll"), Grace));
        await grains.GetGrain<IAgentGrain>(UserId).SetPresence(new SetPresence(Context("online"), Grace, Presences.Online, null));
    }

    /// <summary>Fills the catalogs with one of each kind.</summary>
    public async Task FillCatalogsAsync()
    {
        var at = time.GetUtcNow();
        foreach (var item in new CatalogItem[]
        {
            new ServiceLevelItem("674eeb4343725ce31dd9bdd1", "Platinum", "Answered first", 5, at),
            new TagItem("674eeb4343725ce31dd9bdd2", "billing", null, [], at),
            new UnitItem("674eeb4343725ce31dd9bdd3", "Examples", "public", [], [DepartmentId], at),
            new CannedResponseItem(
                "674eeb4343725ce31dd9bdd4", "thanks", "Thank you for writing!", CannedScopes.Global, null, null, new UnitMonitor(UserId, Username), [], at, at),
            new DispositionItem(CallExamples.DispositionId, "Solved", "Nothing is left to do", [], at),
            new ExtensionItem(CallExamples.Extension, UserId, Username, at),
        }) await grains.GetGrain<IWorkspaceGrain>(IWorkspaceGrain.Key).SaveItem(Context(item.GetType().Name), item);

        // Switched off: the example's address is nobody's.
        var (id, url) = (WebhookResponse.Example.Id, WebhookResponse.Example.Url);
        var secret = await WebhookSecrets.SealAsync(sealer, id, WebhookSecrets.New());
        await grains.GetGrain<IWorkspaceGrain>(IWorkspaceGrain.Key).SaveWebhook(
            Context("webhook"), new WebhookItem(id, "Our CRM", url, Enabled: false, [], secret, at, at), isNew: true);
    }

    /// <summary>Lets the visitor write. The queue brings the conversation to the agent, whose department has to be known everywhere by now.</summary>
    public async Task OpenConversationAsync()
    {
        var visitorKey = VisitorKey.Of(Token);
        var visitor = grains.GetGrain<IVisitorGrain>(visitorKey);
        await visitor.Register(new RegisterVisitor(Context("register"), Name, "ada@example.com", "+4930123456", null, null, []));
        var opened = await visitor.OpenConversation(
            new OpenConversation(Context("open"), RoomId, ContactId, new ChannelSource("widget"), DepartmentId));
        var conversation = grains.GetGrain<IConversationGrain>(RoomId);
        var command = CommandContext.FromClient(MessageId, Actors.Visitor(opened.Conversation.Visitor.VisitorId));
        await conversation.PostAsVisitor(new PostVisitorMessage(command, visitorKey, MessageId, "Hello, my invoice shows the wrong name."));
        // The agent knows the person, so that the search finds her: it leaves out whom nobody has dealt with.
        await grains.GetGrain<IContactGrain>(ContactId).Update(new UpdateContact(
            CommandContext.FromClient("known", Actors.User(UserId)), Name, null, null, null, UserId, WipeConflicts: false));
    }

    /// <summary>Lets the person call and the agent answer. Whose number it is, is found soon after.</summary>
    public async Task CallAsync()
    {
        var at = time.GetUtcNow().AddMinutes(-10);
        at = at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMillisecond));
        CallEvent Said(int number, string kind, int seconds) => new() { Id = $"example-{number}", Kind = kind, At = at.AddSeconds(seconds) };
        CallEvent OfAgent(int number, string kind, int seconds) =>
            Said(number, kind, seconds) with { LegId = "18", LegRole = CallLegRoles.Agent, Agent = Username };
        CallEvent[] events =
        [
            Said(1, CallEventKinds.Ringing, 0) with { Direction = CallDirections.Inbound, From = CallExamples.Number, To = CallExamples.OwnNumber },
            OfAgent(2, CallEventKinds.Ringing, 4), OfAgent(3, CallEventKinds.Answered, 8),
            Said(4, CallEventKinds.Ended, 128) with { Cause = CallCauses.Normal },
        ];
        await grains.GetGrain<ICallGrain>(CallExamples.CallId).Record(new RecordCallEvents(
            CallExamples.Provider, CallExamples.ProviderCallId,
            [.. events.Select(said => new ReceivedCallEvent(said, said.Agent is null ? null : Grace, said.Agent is null ? null : DepartmentId))]));
    }

    private static CommandContext Context(string step) => CommandContext.OfSystem("demo-example", step);
}
