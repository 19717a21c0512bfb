using System.Text.Json;
using System.Text.Json.Nodes;
using ContactCenter.Api.Http;
using ContactCenter.Api.Http.Schemas;
using ContactCenter.Api.OpenApi;

namespace ContactCenter.Tests.OpenApi;

/// <summary>Rules that the API's description keeps for every operation. What it says of errors and responses is compared in every suite.</summary>
[Collection(OnSqlite.Name)]
public sealed class DescriptionTests(SqliteApi api)
{
    private ApiDescription Description => ApiDescription.Of(api.Server.Services);

    [Fact]
    public void Every_operation_has_a_summary_a_name_of_its_own_and_a_group() => ForEach(operation =>
    {
        Assert.NotEmpty((string?)operation.Json["summary"] ?? "");
        Assert.NotNull(OperationGroups.Find(operation.Operation));
        Assert.Matches("^[a-z][A-Za-z0-9]+$", (string)operation.Json["operationId"]!);
        Assert.Single(Description.Operations, other => (string)other.Json["operationId"]! == (string)operation.Json["operationId"]!);
    });

    [Fact]
    public void Every_value_in_a_path_is_described_with_an_example() => ForEach(operation =>
    {
        foreach (var parameter in operation.Parameters.Where(parameter => (string)parameter["in"]! == "path"))
        {
            Assert.NotEmpty((string?)parameter["description"] ?? "");
            Assert.NotNull(parameter["example"]);
        }
    });

    [Fact]
    public void Every_operation_says_the_form_of_its_response_and_of_its_errors() => ForEach(operation =>
    {
        foreach (var (status, response) in operation.Json["responses"]!.AsObject())
            foreach (var (type, content) in response!["content"]!.AsObject())
                Assert.True(content!["schema"] is not null, $"{status} {type}");
    });

    [Fact]
    public void Every_operation_has_an_example_of_its_request_and_response() => ForEach(operation =>
    {
        if (operation.Body is { } body) Assert.NotNull(body["example"]);
        if (operation.Operation.StreamedResponse is null) Assert.NotNull(operation.ContentOf(200)!["example"]);
        if (operation.Operation is { ReadsQuery: true, Input: ObjectSchema input } && input.Properties.Any(property => property.IsRequired))
            Assert.NotNull(operation.Operation.ExampleRequest);
    });

    [Fact]
    public void Every_example_has_the_form_that_is_described() => ForEach(operation =>
    {
        if (operation.Body is { } body) Check(body, body["example"]);
        foreach (var parameter in operation.Parameters.Where(parameter => parameter["example"] is not null)) Check(parameter, parameter["example"]);
        foreach (var (_, response) in operation.Json["responses"]!.AsObject())
        {
            if (response!["content"]!["application/json"] is not { } content) continue;
            if (content["example"] is { } example) Check(content, example);
            foreach (var (_, error) in content["examples"] as JsonObject ?? []) Check(content, error!["value"]);
        }
    });

    [Fact]
    public void Every_example_of_a_request_is_accepted() => ForEach(operation =>
    {
        if (operation.Operation.Request is { } example) Assert.Null(operation.Operation.Input.FindFault(JsonDocument.Parse(example).RootElement));
    });

    [Fact]
    public void Every_example_of_an_event_has_the_form_that_is_described()
    {
        foreach (var live in LiveDescriptions.Records.Where(live => live.Use == LiveUse.Event && !live.Names.IsEmpty))
        {
            foreach (var example in live.Examples)
            {
                var json = JsonSerializer.SerializeToNode(example, ApiJson.Options.GetTypeInfo(example.GetType()));
                Assert.Null(Description.Schemas.FindFault(Component(live.Audience == LiveAudience.Agents ? "AgentEvent" : "VisitorEvent"), json));
            }
        }
    }

    [Fact]
    public void Description_is_a_valid_document() =>
        Assert.Empty(Microsoft.OpenApi.OpenApiDocument.Parse(Description.Document.ToJsonString(), "json").Diagnostic!.Errors);

    private JsonNode Component(string name) => Description.Document["components"]!["schemas"]![name]!;

    private void Check(JsonNode described, JsonNode? example) => Assert.Null(Description.Schemas.FindFault(described["schema"]!, example));

    /// <summary>Tells all operations that break a rule at once.</summary>
    private void ForEach(Action<DescribedOperation> rule)
    {
        var broken = new List<string>();
        foreach (var operation in Description.Operations)
        {
            try
            {
                rule(operation);
            }
            catch (Xunit.Sdk.XunitException exception)
            {
                broken.Add($"{operation}: {exception.Message.ReplaceLineEndings(" ")}");
            }
        }

        Assert.True(broken.Count == 0, string.Join(Environment.NewLine, broken));
    }
}
