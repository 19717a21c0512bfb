using System.Text.Json;
using ContactCenter.Conversations;
using ContactCenter.Parties;

namespace ContactCenter.Api.Conversations;

/// <summary>Writes a conversation's transfers in the contract's form (§3.5 transfer.history).</summary>
internal static class TransferJson
{
    /// <param name="message">A message with <see cref="MessageView.Transfer"/>.</param>
    public static void Write(Utf8JsonWriter json, MessageView message, WorkspaceSnapshot workspace)
    {
        var transfer = message.Transfer!;
        json.WriteString("_id", message.MessageId);
        json.WriteStartObject("transferredBy");
        json.WriteString("_id", transfer.By.Id);
        json.WriteString("username", transfer.By.Username);
        json.Optional("name", transfer.By.Name);
        json.WriteString("userType", transfer.By.Kind);
        json.WriteEndObject();
        json.Date("ts", message.At);
        json.WriteString("scope", transfer.Scope);
        json.Optional("comment", transfer.Comment);
        WriteDepartment(json, "previousDepartment", transfer.FromDepartmentId, workspace);
        WriteDepartment(json, "nextDepartment", transfer.ToDepartmentId, workspace);
        WriteDepartment(json, "requestedDepartment", transfer.RequestedDepartmentId, workspace);
        WriteAgent(json, "transferredFrom", transfer.From);
        WriteAgent(json, "transferredTo", transfer.To);
    }

    private static void WriteDepartment(Utf8JsonWriter json, string name, string? departmentId, WorkspaceSnapshot workspace)
    {
        if (departmentId is null) return;
        json.WriteStartObject(name);
        json.WriteString("_id", departmentId);
        json.Optional("name", workspace.Departments.GetValueOrDefault(departmentId)?.Profile.Name);
        json.WriteEndObject();
    }

    private static void WriteAgent(Utf8JsonWriter json, string name, AgentReference? agent)
    {
        if (agent is null) return;
        json.WriteStartObject(name);
        json.WriteString("_id", agent.UserId);
        json.WriteString("username", agent.Username);
        json.Optional("name", agent.Name);
        json.WriteEndObject();
    }
}
