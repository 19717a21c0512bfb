namespace ContactCenter.Api.Identity;

/// <summary>Names of the permissions that operations ask for (contract §7.2).</summary>
internal static class Permissions
{
    public const string AccessPermissions = "access-permissions";
    public const string AddDepartmentAgents = "add-livechat-department-agents";
    public const string AssignRoles = "assign-roles";
    public const string BlockContact = "block-livechat-contact";
    public const string BypassRateLimit = "api-bypass-rate-limit";
    public const string CloseOthersRoom = "close-others-livechat-room";
    public const string CloseRoom = "close-livechat-room";
    public const string CreateContact = "create-livechat-contact";
    public const string CreateUser = "create-user";
    public const string DeleteContact = "delete-livechat-contact";
    public const string DeleteUser = "delete-user";
    public const string EditContact = "edit-omnichannel-contact";
    public const string EditOtherUser = "edit-other-user-info";
    public const string EditSetting = "edit-privileged-setting";
    public const string ExportContact = "export-livechat-contact";
    public const string HoldOthersRoom = "on-hold-others-livechat-room";
    public const string HoldRoom = "on-hold-livechat-room";
    public const string ManageAgents = "manage-livechat-agents";
    public const string ManageDepartments = "manage-livechat-departments";
    public const string ManageManagers = "manage-livechat-managers";
    public const string ManagePriorities = "manage-livechat-priorities";
    public const string ManageMonitors = "manage-livechat-monitors";
    public const string ManageSla = "manage-livechat-sla";
    public const string ManageTags = "manage-livechat-tags";
    public const string ManageUnits = "manage-livechat-units";
    public const string MergeContacts = "merge-livechat-contacts";
    public const string RemoveCanned = "remove-canned-responses";
    public const string RemoveDepartment = "remove-livechat-department";
    public const string RemoveClosedRoom = "remove-closed-livechat-room";
    public const string RemoveClosedRooms = "remove-closed-livechat-rooms";
    public const string SaveAllCanned = "save-all-canned-responses";
    public const string SaveCanned = "save-canned-responses";
    public const string SaveDepartmentCanned = "save-department-canned-responses";
    public const string SaveOthersRoomInfo = "save-others-livechat-room-info";
    public const string SendTranscript = "send-omnichannel-chat-transcript";
    public const string RequestPdf = "request-pdf-transcript";
    public const string ChangeRoomVisitor = "change-livechat-room-visitor";
    public const string TransferGuest = "transfer-livechat-guest";
    public const string UnblockContact = "unblock-livechat-contact";
    public const string UpdateContact = "update-livechat-contact";
    public const string ViewAllCanned = "view-all-canned-responses";
    public const string ViewBusinessHours = "view-livechat-business-hours";
    public const string ViewCanned = "view-canned-responses";
    public const string ViewContact = "view-livechat-contact";
    public const string ViewContactHistory = "view-livechat-contact-history";
    public const string ViewDepartments = "view-livechat-departments";
    public const string ViewManager = "view-livechat-manager";
    public const string ViewOtherUser = "view-full-other-user-info";
    public const string ViewRoom = "view-l-room";
    public const string ViewRooms = "view-livechat-rooms";
    public const string ViewSetting = "view-privileged-setting";
}
