using ContactCenter.Api.Http.Schemas;
using ContactCenter.Api.Identity;
using ContactCenter.Api.Operations;
using ContactCenter.Workspace;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests.Rest;

/// <summary>Rules that hold for every operation. The operations are read from the endpoints themselves, so no new one can escape them.</summary>
public abstract class EveryOperationSuite(ApiFixture api)
{
    private List<ApiOperation> Operations =>
        [.. api.Server.Services.GetRequiredService<EndpointDataSource>().Endpoints.Select(e => e.Metadata.GetMetadata<ApiOperation>()).OfType<ApiOperation>()];

    [DatabaseFact]
    public async Task Every_protected_operation_without_sign_in_answers_401()
    {
        foreach (var operation in Operations.Where(o => o.Access.Kind != ContactCenter.Api.Identity.AccessKind.Public))
        {
            var answer = await SendAsync(api.Server.Anonymous, operation, """{"surely":"not a field"}""");
            Assert.True(answer.Status == 401, $"{operation.Route}: {answer}");
            Assert.Equal(
                """{"status":"error","error":"You must be logged in to do this.","message":"You must be logged in to do this.","success":false}""",
                answer.Text);
            Assert.Equal("application/json", answer.ContentType);
        }
    }

    [DatabaseFact]
    public async Task Every_operation_without_its_permission_is_403_before_the_input_is_read()
    {
        var nobody = await api.Site.CreateUserAsync("user");
        foreach (var operation in Operations.Where(o => !o.Access.Permissions.IsEmpty))
        {
            var answer = await SendAsync(nobody.Client, operation, """{"surely":"not a field"}""");
            Assert.True(answer.Status == 403, $"{operation.Route}: {answer}");
            Assert.Equal("User does not have the permissions required for this action [error-unauthorized]", answer.Error);
        }
    }

    [DatabaseFact]
    public async Task Every_role_may_call_exactly_the_operations_that_its_permissions_allow()
    {
        const string refused = "User does not have the permissions required for this action [error-unauthorized]";
        foreach (var role in Roles.All)
        {
            // A second administrator would change what other tests find.
            var client = role == Roles.Admin ? api.Admin : (await api.Site.CreateUserAsync(role)).Client;
            foreach (var operation in Operations.Where(o => !o.Access.Permissions.IsEmpty))
            {
                bool Has(string permission) => PermissionCatalog.Defaults[permission].Contains(role);
                var may = operation.Access.Kind == AccessKind.AllOf ? operation.Access.Permissions.All(Has) : operation.Access.Permissions.Any(Has);
                var answer = await SendAsync(client, operation, """{"surely":"not a field"}""");
                Assert.True(may == (answer.Status != 403 || answer.Error != refused), $"{role}, {operation.Route}: {answer}");
            }
        }
    }

    [DatabaseFact]
    public async Task Every_strict_operation_refuses_members_it_does_not_know()
    {
        foreach (var operation in Operations)
        {
            if (operation.Input is not ObjectSchema { IgnoresOthers: false } schema || schema.Properties.Any(p => p.IsRequired)) continue;
            var answer = await SendAsync(api.Admin, operation, """{"surely":"not a field"}""");
            Assert.True(
                answer is { Status: 400, Error: "must NOT have additional properties [invalid-params]" or "Invalid body params" },
                $"{operation.Route}: {answer}");
        }
    }

    [DatabaseFact]
    public async Task Every_required_member_is_named_when_it_is_missing()
    {
        foreach (var operation in Operations)
        {
            if (operation.InvalidInput is not null || operation.Input is not ObjectSchema schema) continue;
            if (schema.Properties.FirstOrDefault(p => p.IsRequired) is not { } required) continue;
            var answer = await SendAsync(api.Admin, operation, "{}");
            Assert.True(
                answer.Status == 400 && answer.Error == $"must have required property '{required.Name}' [invalid-params]"
                && answer["errorType"]!.GetValue<string>() == "invalid-params",
                $"{operation.Route}: {answer}");
        }
    }

    [DatabaseFact]
    public async Task No_hostile_input_of_any_operation_is_an_internal_error()
    {
        string[] values =
        [
            "null", "1", "-1", "1e99", "true", "\"\"", "\" \"", "\"x\"", "\"a/b\\u0000c\"", "\"\\ud800\"", "[]", "[1]", "[\"x\",\"x\"]",
            "{}",
            "{\"_id\":\"x\"}", "[[[[]]]]", $"\"{new string('x', 5000)}\"", "\"' or 1=1 --\"", "\"%_\\\\\"", "\"\\u202e🙂\"",
        ];
        var signedOut = await api.Server.SignInAsAdminAsync();
        var leaving = await api.Site.CreateUserAsync("user");
        foreach (var operation in Operations)
        {
            // Logout ends the session of its caller: it gets one of its own. So does what ends all sessions of its caller, a user of its own.
            var client = operation.Path switch { "logout" => signedOut, "users.logout" => leaving.Client, _ => api.Admin };
            foreach (var input in Inputs(operation.Input, values))
            {
                var answer = await SendAsync(client, operation, input);
                if (answer.Status == 200 && operation.StreamedResponse is { } streamed)
                {
                    Assert.Contains(answer.ContentType!.Split(';')[0], streamed.ContentTypes);
                    continue;
                }

                Assert.True(answer.Status < 500 && answer.ContentType == "application/json", $"{operation.Route} {input}: {answer}");
                Assert.Equal(answer.Status == 200, answer["success"]!.GetValue<bool>());
            }
        }

        // Fields that were made on the way, perhaps required ones, would be asked for in other tests.
        await api.Site.DeleteCustomFieldsAsync();
    }

    [DatabaseFact]
    public async Task Text_that_is_no_JSON_object_is_refused_by_every_operation_with_a_body()
    {
        foreach (var operation in Operations.Where(o => !o.ReadsQuery && o.InvalidInput is null))
        {
            foreach (var body in new[] { "{", "nonsense", "{\"a\":1}}", "\u0000" })
            {
                var answer = await SendAsync(api.Admin, operation, body);
                Assert.True(answer is { Status: 400, Error: "must be valid JSON [invalid-params]" }, $"{operation.Route} {body}: {answer}");
            }

            var array = await SendAsync(api.Admin, operation, "[]");
            Assert.True(array is { Status: 400, Error: "must be object [invalid-params]" }, $"{operation.Route}: {array}");
        }
    }

    [DatabaseFact]
    public async Task Description_names_every_operation_with_its_permission_and_errors()
    {
        var document = await api.Server.Anonymous.GetAsync("/swagger/v1/swagger.json");
        Assert.Empty(Microsoft.OpenApi.OpenApiDocument.Parse(document.Text, "json").Diagnostic!.Errors);
        foreach (var operation in Operations)
        {
            var described = document["paths"]![ApiRoutes.PathOf(operation)]?[operation.Method.ToLowerInvariant()];
            Assert.True(described is not null, operation.Route);
            foreach (var permission in operation.Access.Permissions) Assert.Contains(permission,
                described["description"]!.GetValue<string>());
            foreach (var error in operation.Errors) Assert.Contains(System.Text.Json.JsonSerializer.Serialize(error.Text, Relaxed),
                described["responses"]!.ToJsonString(Relaxed));
            var contents = described["responses"]!["200"]!["content"]!;
            foreach (var type in operation.StreamedResponse?.ContentTypes ?? ["application/json"]) Assert.NotNull(contents[type]!["example"]);
            foreach (var type in operation.StreamedBody?.ContentTypes ?? [])
                Assert.NotNull(described["requestBody"]!["content"]![type]![type == "multipart/form-data" ? "schema" : "example"]);
        }
    }

    [DatabaseFact]
    public async Task Info_and_health_say_what_runs()
    {
        var info = await api.Server.Anonymous.GetAsync("/api/info");
        Assert.Equal(200, info.Status);
        Assert.NotEmpty(info["version"]!.GetValue<string>());
        Assert.Contains(info["database"]!.GetValue<string>(), new[] { "Sqlite", "PostgreSql" });
        Assert.Equal(200, (await api.Server.Anonymous.GetAsync("/health/live")).Status);
        Assert.Equal(200, (await api.Server.Anonymous.GetAsync("/health/ready")).Status);
        Assert.Equal(200, (await api.Server.Anonymous.SendAsync(HttpMethod.Get, "/swagger/index.html", null)).Status);
    }

    [DatabaseFact]
    public async Task Unknown_route_and_wrong_method_answer_404_in_JSON()
    {
        foreach (var answer in new[] { await api.Admin.GetAsync("no.such.thing"), await api.Admin.DeleteAsync("me") })
        {
            Assert.Equal(404, answer.Status);
            Assert.Equal("""{"error":"Resource not found","success":false}""", answer.Text);
        }
    }

    private static System.Text.Json.JsonSerializerOptions Relaxed { get; } =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static Task<ApiResponse> SendAsync(ApiClient client, ApiOperation operation, string input)
    {
        var path = operation.Path.Replace("{_id}", "no-such-id").Replace("{rid}", "no-such-id").Replace("{token}", "no-such-token");
        if (!operation.ReadsQuery)
        {
            var signature = operation.Access.IsSigned ? SignedRequests.Headers(input) : null;
            return client.SendAsync(HttpMethod.Parse(operation.Method), path, input, headers: signature);
        }

        return client.SendAsync(HttpMethod.Parse(operation.Method), $"{path}?{QueryOf(input)}", null);
    }

    /// <summary>The members of an input, as a query string has them.</summary>
    private static string QueryOf(string input)
    {
        using var document = System.Text.Json.JsonDocument.Parse(input);
        return string.Join('&', document.RootElement.EnumerateObject().Select(member =>
            $"{member.Name}={Uri.EscapeDataString(member.Value.GetRawText().Trim('"').Replace("\\u0000", "\0").Replace("\\ud800",
            "\ufffd"))}"));
    }

    /// <summary>The right input with one member at a time wrong, at every depth that the schema has.</summary>
    private static IEnumerable<string> Inputs(Schema schema, string[] values)
    {
        if (schema is OneOfSchema choice)
        {
            foreach (var input in choice.Alternatives.SelectMany(alternative => Inputs(alternative, values))) yield return input;
            yield break;
        }

        if (schema is not ObjectSchema known) yield break;
        foreach (var member in known.Properties)
        {
            var others = known.Properties.Where(p => p.IsRequired && p != member).Select(p => $"\"{p.Name}\":{Right(p.Schema)}");
            foreach (var value in values.Concat(Inputs(member.Schema, values)))
                yield return $"{{{string.Join(',', others.Append($"\"{member.Name}\":{value}"))}}}";
        }
    }

    private static string Right(Schema schema) => schema switch
    {
        StringSchema { Values: [var first, ..] } => $"\"{first}\"",
        NumberSchema => "1",
        BooleanSchema => "true",
        ArraySchema => "[]",
        ObjectSchema known => $"{{{string.Join(',', known.Properties.Where(p => p.IsRequired).Select(p => $"\"{p.Name}\":{Right(p.Schema)}"))}}}",
        MapSchema => "{}",
        OneOfSchema choice => Right(choice.Alternatives[0]),
        _ => "\"right\"",
    };
}

[Collection(OnSqlite.Name)]
public sealed class EveryOperationOnSqlite(SqliteApi api) : EveryOperationSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class EveryOperationOnPostgres(PostgresApi api) : EveryOperationSuite(api);
