using Microsoft.OpenApi;

namespace ContactCenter.Api.OpenApi;

/// <summary>Describes the values in paths by their names; <c>_id</c> by what stands before it.</summary>
internal static class PathParameters
{
    public static IEnumerable<IOpenApiParameter> Of(ApiOperation operation)
    {
        var parts = operation.Path.Split('/');
        for (var i = 0; i < parts.Length; i++)
        {
            if (!parts[i].StartsWith('{')) continue;
            var name = parts[i].Trim('{', '}');
            var (text, example) = Describe(name, i > 0 ? parts[i - 1] : "");
            yield return new OpenApiParameter
            {
                Name = name, In = ParameterLocation.Path, Required = true, Description = text, Example = example,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = InputLimits.TokenMax },
            };
        }
    }

    /// <returns>Null = unknown, which a test does not allow.</returns>
    private static (string? Text, string? Example) Describe(string name, string before) => name switch
    {
        "rid" or "roomId" => ("The id of the conversation.", "8Fh2kq0LdMzAbW3yT"),
        "token" => ("The visitor's token: its secret.", "iNKE8a6k6cjbqWhWd"),
        "visitorId" => ("The id of the visitor.", "8522b818898484e78264d50d"),
        "agentId" => ("The id of the user.", "rbAXPnMktTFbNpwtJ"),
        "unitId" => ("The id of the unit.", "674eeb4343725ce31dd9bdd3"),
        "slaId" => ("The id of the service level.", "674eeb4343725ce31dd9bdd1"),
        "tagId" => ("The id of the tag.", "674eeb4343725ce31dd9bdd2"),
        "dispositionId" => ("The id of the disposition.", "674eeb4343725ce31dd9bdd5"),
        "format" => ("The format: twilio, ari, ami, freeswitch or cti.", "cti"),
        "key" => ("One of the workspace's tokens for PBXs: a secret.", "qJ7vRk2mXw9sTn4bYc6d"),
        "priorityId" => ("The id of the priority.", "000000000000000000000001"),
        "responseId" => ("The id of the canned response.", "674eeb4343725ce31dd9bdd4"),
        "username" => ("The user name.", "grace"),
        "service" => ("The provider of SMS.", "twilio"),
        "fileId" => ("The id of the file.", "aGk3tXo1oVqS2f9Wc"),
        "name" => ("The name of the file.", "photo.png"),
        "_id" => before switch
        {
            "agent" or "manager" => ("The id of the user.", "rbAXPnMktTFbNpwtJ"),
            "department" or "archive" or "unarchive" => ("The id of the department.", "674eeb4343725ce31dd9bdb0"),
            "message" => ("The id of the message.", "hTv1Kd9sPqWmZx2Lc"),
            "settings" => ("The id of the setting.", "Livechat_maximum_chats_per_agent"),
            "custom-fields" => ("The key of the field.", "tier"),
            _ => default,
        },
        _ => default,
    };
}
