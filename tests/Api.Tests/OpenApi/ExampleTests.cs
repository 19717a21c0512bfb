using System.Text.Json.Nodes;
using ContactCenter.Api.Demo;
using ContactCenter.Api.Http.Schemas;
using ContactCenter.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests.OpenApi;

/// <summary>
/// Sends the examples of the API's description to a server with the demo's data: what Swagger UI offers works as it stands. Each response is compared
/// with its schema on the way (<see cref="DescribedResponses"/>).
/// </summary>
public sealed class ExampleTests(ExampleTests.Demo demo) : IClassFixture<ExampleTests.Demo>
{
    /// <summary>Operations of the contract that are always refused, and one that shows the caller's own calls.</summary>
    private static string[] WithoutAMeaning =>
    [
        "GET voip/callServer/checkConnection", "GET voip/managementServer/checkConnection", "GET connector.extension.getRegistrationInfoByUserId",
        "GET call-history.info",
    ];

    /// <summary>Reads that end something, or whose subject cannot be in a demo: a signed receipt, a file.</summary>
    private static readonly string[] NotToBeTried =
    [
        "GET logout", "GET omnichannel/contacts.receipt", "GET retention.receipt", "GET /file-upload/{fileId}/{name}", "GET calls.recording",
        .. WithoutAMeaning,
    ];

    [Fact]
    public Task Examples_of_reads_work_against_the_demo() => TryAsync(operation => operation.Operation.Method == "GET");

    [Fact]
    public Task Examples_of_creations_work_against_the_demo() =>
        TryAsync(operation => ((string)operation.Json["operationId"]!).StartsWith("create", StringComparison.Ordinal));

    [Fact]
    public async Task Example_of_the_search_finds_the_person_of_the_examples()
    {
        var search = Assert.Single(ApiDescription.Of(demo.Server.Services).Operations, operation => operation.Operation.Path == "omnichannel/contacts.search");
        var found = await demo.Admin.GetAsync(PathOf(search));
        // Another test may have created one more of this name by the example of the creation.
        Assert.Contains("Ada Lovelace", found["contacts"]!.AsArray().Select(contact => contact!["name"]!.GetValue<string>()));
    }

    private async Task TryAsync(Func<DescribedOperation, bool> isMeant)
    {
        var refused = new List<string>();
        foreach (var operation in ApiDescription.Of(demo.Server.Services).Operations.Where(isMeant))
        {
            if (operation.Operation.StreamedBody is not null || NotToBeTried.Contains(operation.Operation.Route)) continue;
            var response = await demo.Admin.SendAsync(
                HttpMethod.Parse(operation.Operation.Method), PathOf(operation), operation.Body?["example"]?.ToJsonString());
            if (response.Status != 200) refused.Add($"{operation}: {response}");
        }

        Assert.True(refused.Count == 0, string.Join(Environment.NewLine, refused));
    }

    private static string PathOf(DescribedOperation operation)
    {
        var path = ContactCenter.Api.Operations.ApiRoutes.PathOf(operation.Operation);
        var query = new List<string>();
        foreach (var parameter in operation.Parameters.Where(parameter => parameter["example"] is not null))
        {
            var name = (string)parameter["name"]!;
            var values = parameter["example"] is JsonArray list ? list.Select(ValueOf) : [ValueOf(parameter["example"])];
            if ((string)parameter["in"]! == "path") path = path.Replace($"{{{name}}}", Uri.EscapeDataString(values.Single()), StringComparison.Ordinal);
            else query.AddRange(values.Select(value => $"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}"));
        }

        return query.Count == 0 ? path : $"{path}?{string.Join('&', query)}";
    }

    private static string ValueOf(JsonNode? value) => value is JsonValue text && text.TryGetValue<string>(out var plain) ? plain : value!.ToJsonString();

    /// <summary>A server with the data of <c>--demo</c>.</summary>
    public sealed class Demo : IAsyncLifetime
    {
        private readonly SqliteTestDatabase _database = new();

        public ApiServer Server { get; private set; } = null!;

        public ApiClient Admin { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            await _database.InitializeAsync();
            Server = await ApiServer.StartAsync(_database);
            Admin = await Server.SignInAsAdminAsync();
            var services = Server.Services;
            var passwords = DemoCast.Agents.Select(agent => agent.Id).Append("mara").Append(DemoExample.Username)
                .ToDictionary(user => user, user => $"only for tests of {user}");
            await new DemoSeeder(services.GetRequiredService<IGrainFactory>(), services.GetRequiredService<IJournalFollower>(),
                services.GetRequiredService<ContactCenter.Calls.CallIntake>(), services.GetRequiredService<ContactCenter.Accounts.SecretSealer>(),
                TimeProvider.System, new Random(1)).SeedAsync(passwords, CancellationToken.None);
            await Server.Follower.WaitForAsync(await services.GetRequiredService<IJournal>().HeadAsync(CancellationToken.None), CancellationToken.None);
        }

        public async Task DisposeAsync()
        {
            await Server.DisposeAsync();
            await _database.DisposeAsync();
        }
    }
}
