// Written by scripts/api-types.mjs from the served OpenAPI document; not by hand.
export interface paths {
  "/api/v1/audit.events": {
    get: {
      parameters: {
        query?: {
          before?: string;
          count?: number;
          end?: string;
          start?: string;
          type?: string;
          userId?: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ListEventsResponse"];
          };
        };
      };
    };
  };
  "/api/v1/call-history.info": {
    get: {
      parameters: {
        query?: {
          callId?: string;
          historyId?: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["CallHistoryInfoResponse"];
          };
        };
      };
    };
  };
  "/api/v1/call-history.list": {
    get: {
      parameters: {
        query?: {
          count?: number;
          direction?: "inbound" | "outbound";
          fields?: string;
          filter?: string;
          offset?: number;
          query?: string;
          sort?: string;
          "state[]"?: ("ended" | "not-answered" | "failed" | "error" | "transferred")[];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ListCallHistoryResponse"];
          };
        };
      };
    };
  };
  "/api/v1/calls.admit": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["CallAdmissionRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["CallAdmissionResponse"];
          };
        };
      };
    };
  };
  "/api/v1/calls.dial": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["DialNumberRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["OneCallResponse"];
          };
        };
      };
    };
  };
  "/api/v1/calls.events": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["CallEventsRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["CallEventsResponse"];
          };
        };
      };
    };
  };
  "/api/v1/calls.events/{format}": {
    post: {
      parameters: {
        query?: {
          agent?: string;
          call?: string;
        };
        path: {
          format: string;
        };
      };
      requestBody: {
        content: {
          "application/json": string;
          "application/x-www-form-urlencoded": string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["CallEventsResponse"];
          };
        };
      };
    };
  };
  "/api/v1/calls.events/{format}/{key}": {
    post: {
      parameters: {
        query?: {
          agent?: string;
          call?: string;
        };
        path: {
          format: string;
          key: string;
        };
      };
      requestBody: {
        content: {
          "application/json": string;
          "application/x-www-form-urlencoded": string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["CallEventsResponse"];
          };
        };
      };
    };
  };
  "/api/v1/calls.followUp.done": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["CallRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["OneCallResponse"];
          };
        };
      };
    };
  };
  "/api/v1/calls.followUp.take": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["CallRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["OneCallResponse"];
          };
        };
      };
    };
  };
  "/api/v1/calls.info": {
    get: {
      parameters: {
        query: {
          callId: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["CallInfoResponse"];
          };
        };
      };
    };
  };
  "/api/v1/calls.list": {
    get: {
      parameters: {
        query?: {
          "agents[]"?: string[];
          contactId?: string;
          count?: number;
          "departmentId[]"?: string | string[];
          direction?: "inbound" | "outbound";
          "dispositionId[]"?: string | string[];
          fields?: string;
          followUp?: "open" | "taken" | "done";
          from?: string;
          missed?: boolean;
          offset?: number;
          open?: boolean;
          query?: string;
          queue?: string;
          sort?: string;
          "state[]"?: ("ringing" | "queued" | "answered" | "on-hold" | "transferred" | "ended" | "missed" | "abandoned" | "voicemail" | "failed")[];
          "tags[]"?: string[];
          text?: string;
          to?: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ListCallsResponse"];
          };
        };
      };
    };
  };
  "/api/v1/calls.recording": {
    get: {
      parameters: {
        query: {
          callId: string;
          recordingId: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/octet-stream": string;
            "audio/wav": string;
          };
        };
      };
    };
  };
  "/api/v1/calls.wrapUp": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["SaveWrapUpRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["OneCallResponse"];
          };
        };
      };
    };
  };
  "/api/v1/canned-responses": {
    get: {
      parameters: {
        query?: {
          count?: number;
          createdBy?: string;
          departmentId?: string;
          fields?: string;
          offset?: number;
          query?: string;
          scope?: "global" | "department" | "user";
          shortcut?: string;
          sort?: string;
          "tags[]"?: string[];
          text?: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ListCannedResponsesResponse"];
          };
        };
      };
    };
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["SaveCannedResponseRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["OneCannedResponseResponse"];
          };
        };
      };
    };
    delete: {
      parameters: {
        query: {
          _id: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/canned-responses.get": {
    get: {
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["AllCannedResponsesResponse"];
          };
        };
      };
    };
  };
  "/api/v1/canned-responses/{responseId}": {
    get: {
      parameters: {
        path: {
          responseId: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["OneCannedResponseResponse"];
          };
        };
      };
    };
  };
  "/api/v1/channels.info": {
    get: {
      parameters: {
        query: {
          roomId: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ChannelInfoResponse"];
          };
        };
      };
    };
  };
  "/api/v1/chat.delete": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["ChatDeleteRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ChatDeleteResponse"];
          };
        };
      };
    };
  };
  "/api/v1/chat.sendMessage": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["SendMessageRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["SendMessageResponse"];
          };
        };
      };
    };
  };
  "/api/v1/chat.update": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["ChatUpdateRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ChatUpdateResponse"];
          };
        };
      };
    };
  };
  "/api/v1/connector.extension.getRegistrationInfoByUserId": {
    get: {
      parameters: {
        query: {
          id: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/{rid}/messages": {
    get: {
      parameters: {
        query?: {
          count?: number;
          fields?: string;
          offset?: number;
          query?: string;
          searchTerm?: string;
          sort?: string;
        };
        path: {
          rid: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ListRoomMessagesResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/agent.info/{rid}/{token}": {
    get: {
      parameters: {
        path: {
          rid: string;
          token: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ServingAgentResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/agent.next/{token}": {
    get: {
      parameters: {
        query?: {
          department?: string;
        };
        path: {
          token: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["NextAgentResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/agent.status": {
    post: {
      requestBody?: {
        content: {
          "application/json": components["schemas"]["SetAgentStatusRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["SetAgentStatusResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/agents.saveInfo": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["SaveAgentRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/agents/{agentId}/departments": {
    get: {
      parameters: {
        query?: {
          enabledDepartmentsOnly?: boolean;
        };
        path: {
          agentId: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ListAgentDepartmentsResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/business-hour": {
    get: {
      parameters: {
        query?: {
          _id?: string;
          type?: "default" | "custom";
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["GetBusinessHourResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/business-hours": {
    get: {
      parameters: {
        query?: {
          count?: number;
          fields?: string;
          name?: string;
          offset?: number;
          query?: string;
          sort?: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ListBusinessHoursResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/business-hours.remove": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["RemoveBusinessHourRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/business-hours.save": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["SaveBusinessHourRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["SaveBusinessHourResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/config": {
    get: {
      parameters: {
        query?: {
          businessUnit?: string;
          department?: string;
          token?: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["WidgetConfigResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/config/routing": {
    get: {
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["RoutingConfigurationResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/custom-fields": {
    get: {
      parameters: {
        query?: {
          count?: number;
          fields?: string;
          offset?: number;
          query?: string;
          sort?: string;
          text?: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ListCustomFieldsResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/custom-fields.delete": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["DeleteCustomFieldRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/custom-fields.progress": {
    get: {
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["SearchProgressResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/custom-fields.save": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["SaveCustomFieldRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["SaveCustomFieldResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/custom-fields/{_id}": {
    get: {
      parameters: {
        path: {
          _id: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["GetCustomFieldResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/custom.field": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["SetCustomFieldRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["SetCustomFieldResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/custom.fields": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["SetCustomFieldsRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["SetCustomFieldsResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/department": {
    get: {
      parameters: {
        query?: {
          count?: number;
          enabled?: boolean;
          excludeDepartmentId?: string;
          fields?: string;
          offset?: number;
          onlyMyDepartments?: boolean;
          query?: string;
          showArchived?: boolean;
          sort?: string;
          text?: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ListDepartmentsResponse"];
          };
        };
      };
    };
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["SaveDepartmentRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["SavedDepartmentResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/department.autocomplete": {
    get: {
      parameters: {
        query?: {
          onlyMyDepartments?: boolean;
          selector?: string;
          showArchived?: boolean;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["AutocompleteDepartmentResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/department.listByIds": {
    get: {
      parameters: {
        query?: {
          fields?: string;
          "ids[]"?: string[] | string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ListDepartmentsByIdsResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/department/{_id}": {
    get: {
      parameters: {
        query?: {
          includeAgents?: boolean;
          onlyMyDepartments?: boolean;
        };
        path: {
          _id: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["GetDepartmentResponse"];
          };
        };
      };
    };
    put: {
      parameters: {
        path: {
          _id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["SaveDepartmentRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["SavedDepartmentResponse"];
          };
        };
      };
    };
    delete: {
      parameters: {
        path: {
          _id: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/department/{_id}/agents": {
    get: {
      parameters: {
        query?: {
          count?: number;
          fields?: string;
          offset?: number;
          query?: string;
          sort?: string;
        };
        path: {
          _id: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ListDepartmentAgentsResponse"];
          };
        };
      };
    };
    post: {
      parameters: {
        path: {
          _id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["ChangeDepartmentAgentsRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/department/archive/{_id}": {
    post: {
      parameters: {
        path: {
          _id: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/department/isDepartmentCreationAvailable": {
    get: {
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["DepartmentCreationResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/department/unarchive/{_id}": {
    post: {
      parameters: {
        path: {
          _id: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/departments/archived": {
    get: {
      parameters: {
        query?: {
          count?: number;
          enabled?: boolean;
          excludeDepartmentId?: string;
          fields?: string;
          offset?: number;
          onlyMyDepartments?: boolean;
          query?: string;
          sort?: string;
          text?: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ListDepartmentsResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/dispositions": {
    get: {
      parameters: {
        query?: {
          count?: number;
          department?: string;
          fields?: string;
          offset?: number;
          query?: string;
          sort?: string;
          text?: string;
          viewAll?: boolean;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ListDispositionsResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/dispositions.delete": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["DeleteDispositionRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/dispositions.save": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["SaveDispositionRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["OneDispositionResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/dispositions/{dispositionId}": {
    get: {
      parameters: {
        path: {
          dispositionId: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["OneDispositionResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/drafts": {
    get: {
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ListDraftsResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/drafts.save": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["DraftToSave"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["SaveDraftResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/inquiries.getOne": {
    get: {
      parameters: {
        query: {
          roomId: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["GetInquiryResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/inquiries.list": {
    get: {
      parameters: {
        query?: {
          count?: number;
          department?: string;
          fields?: string;
          offset?: number;
          query?: string;
          sort?: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ListInquiriesResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/inquiries.queuedForUser": {
    get: {
      parameters: {
        query?: {
          count?: number;
          department?: string;
          fields?: string;
          offset?: number;
          query?: string;
          sort?: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ListInquiriesResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/inquiries.returnAsInquiry": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["ReturnInquiryRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ReturnInquiryResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/inquiries.take": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["TakeInquiryRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["TakeInquiryResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/inquiry.setSLA": {
    put: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["SetInquirySlaRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/message": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["SendVisitorMessageRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["OwnMessageResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/message/{_id}": {
    get: {
      parameters: {
        query: {
          rid: string;
          token: string;
        };
        path: {
          _id: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["OwnMessageResponse"];
          };
        };
      };
    };
    put: {
      parameters: {
        path: {
          _id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["EditVisitorMessageRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["OwnMessageResponse"];
          };
        };
      };
    };
    delete: {
      parameters: {
        query: {
          rid: string;
          token: string;
        };
        path: {
          _id: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["DeleteVisitorMessageResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/messages": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["ImportMessagesRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ImportMessagesResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/messages.history/{rid}": {
    get: {
      parameters: {
        query: {
          end?: string;
          limit?: number;
          ls?: string;
          offset?: number;
          token: string;
        };
        path: {
          rid: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ListVisitorMessagesResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/monitors": {
    get: {
      parameters: {
        query?: {
          count?: number;
          fields?: string;
          offset?: number;
          query?: string;
          sort?: string;
          text?: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ListMonitorsResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/monitors.create": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["UsernameRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/monitors.delete": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["UsernameRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/monitors/{username}": {
    get: {
      parameters: {
        path: {
          username: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["GetMonitorResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/offline.message": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["OfflineMessageRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["SentMailResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/page.visited": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["VisitPageRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["VisitPageResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/priorities": {
    get: {
      parameters: {
        query?: {
          count?: number;
          fields?: string;
          offset?: number;
          query?: string;
          sort?: string;
          text?: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ListPrioritiesResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/priorities.reset": {
    get: {
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["NeedsResetResponse"];
          };
        };
      };
    };
    post: {
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/priorities/{priorityId}": {
    get: {
      parameters: {
        path: {
          priorityId: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["GetPriorityResponse"];
          };
        };
      };
    };
    put: {
      parameters: {
        path: {
          priorityId: string;
        };
      };
      requestBody?: {
        content: {
          "application/json": components["schemas"]["ChangePriorityRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/queue": {
    get: {
      parameters: {
        query?: {
          agentId?: string;
          count?: number;
          departmentId?: string;
          fields?: string;
          includeOfflineAgents?: boolean;
          offset?: number;
          query?: string;
          sort?: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ServedCountsResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/room": {
    get: {
      parameters: {
        query: {
          agentId?: string;
          rid?: string;
          token: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["OpenRoomResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/room.close": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["CloseOwnRoomRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["CloseOwnRoomResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/room.closeByUser": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["CloseByUserRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/room.cursors": {
    get: {
      parameters: {
        query: {
          roomId: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["RoomCursorsResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/room.forward": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["ForwardRoomRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/room.history": {
    get: {
      parameters: {
        query: {
          beforeSeq?: number;
          count?: number;
          roomId: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["RoomHistoryResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/room.join": {
    get: {
      parameters: {
        query: {
          roomId: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/room.note": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["NoteToWrite"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["WriteNoteResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/room.onHold": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["RoomToChange"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/room.queue": {
    get: {
      parameters: {
        query: {
          rid: string;
          token: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["QueuePlaceResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/room.read": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["MoveVisitorCursorRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/room.resumeOnHold": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["RoomToChange"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/room.routing": {
    get: {
      parameters: {
        query: {
          roomId: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["RoutingDecisionsResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/room.saveInfo": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["SaveRoomInfoRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/room.survey": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["AnswerSurveyRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["AnswerSurveyResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/room.transfer": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["TransferOwnRoomRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["TransferOwnRoomResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/room.visitor": {
    put: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["ChangeVisitorRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["RoomInfoResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/room/{rid}/priority": {
    post: {
      parameters: {
        path: {
          rid: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["SetRoomPriorityRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
    delete: {
      parameters: {
        path: {
          rid: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/rooms": {
    get: {
      parameters: {
        query?: {
          "agents[]"?: string[];
          closedAt?: string;
          count?: number;
          createdAt?: string;
          customFields?: string;
          "departmentId[]"?: string | string[];
          fields?: string;
          offset?: number;
          onhold?: "true" | "1" | "t" | "false" | "0" | "f";
          open?: boolean;
          "priorityId[]"?: string | string[];
          query?: string;
          queued?: "true" | "1" | "t" | "false" | "0" | "f";
          roomName?: string;
          sort?: string;
          "source[]"?: string | string[];
          sourceId?: string;
          "tags[]"?: string[];
          "units[]"?: string[];
          unread?: boolean;
          verified?: boolean;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ListRoomsResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/rooms.delete": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["RoomToChange"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/rooms.removeAllClosedRooms": {
    post: {
      requestBody?: {
        content: {
          "application/json": components["schemas"]["RemoveClosedRoomsRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["RemoveClosedRoomsResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/rooms/filters": {
    get: {
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["RoomFiltersResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/sla": {
    get: {
      parameters: {
        query?: {
          count?: number;
          fields?: string;
          offset?: number;
          query?: string;
          sort?: string;
          text?: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ListServiceLevelsResponse"];
          };
        };
      };
    };
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["SaveServiceLevelRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["SaveServiceLevelResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/sla/{slaId}": {
    get: {
      parameters: {
        path: {
          slaId: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["GetServiceLevelResponse"];
          };
        };
      };
    };
    put: {
      parameters: {
        path: {
          slaId: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["SaveServiceLevelRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["SaveServiceLevelResponse"];
          };
        };
      };
    };
    delete: {
      parameters: {
        path: {
          slaId: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/sms-incoming/{service}": {
    post: {
      parameters: {
        path: {
          service: string;
        };
      };
      requestBody: {
        content: {
          "application/x-www-form-urlencoded": string;
        };
      };
      responses: {
        200: {
          content: {
            "text/xml": string;
          };
        };
      };
    };
  };
  "/api/v1/livechat/sms-status/{service}": {
    post: {
      parameters: {
        query: {
          part?: number;
          parts?: number;
          rid: string;
          seq: number;
        };
        path: {
          service: string;
        };
      };
      requestBody: {
        content: {
          "application/x-www-form-urlencoded": string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/tags": {
    get: {
      parameters: {
        query?: {
          count?: number;
          department?: string;
          fields?: string;
          offset?: number;
          query?: string;
          sort?: string;
          text?: string;
          viewAll?: boolean;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ListTagsResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/tags.delete": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["DeleteTagRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/tags.save": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["SaveTagRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["OneTagResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/tags/{tagId}": {
    get: {
      parameters: {
        path: {
          tagId: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["OneTagResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/transcript": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["RequestOwnTranscriptRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["SentMailResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/transcript/{rid}": {
    post: {
      parameters: {
        path: {
          rid: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["RequestRoomTranscriptRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
    delete: {
      parameters: {
        path: {
          rid: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/transfer.history/{rid}": {
    get: {
      parameters: {
        query?: {
          count?: number;
          fields?: string;
          offset?: number;
          query?: string;
          sort?: string;
        };
        path: {
          rid: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["TransferHistoryResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/units": {
    get: {
      parameters: {
        query?: {
          count?: number;
          fields?: string;
          offset?: number;
          query?: string;
          sort?: string;
          text?: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ListUnitsResponse"];
          };
        };
      };
    };
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["SaveUnitRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["OneUnitResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/units/{unitId}": {
    get: {
      parameters: {
        path: {
          unitId: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["OneUnitResponse"];
          };
        };
      };
    };
    post: {
      parameters: {
        path: {
          unitId: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["SaveUnitRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["OneUnitResponse"];
          };
        };
      };
    };
    delete: {
      parameters: {
        path: {
          unitId: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/units/{unitId}/departments": {
    get: {
      parameters: {
        query?: {
          count?: number;
          fields?: string;
          offset?: number;
          query?: string;
          sort?: string;
          text?: string;
        };
        path: {
          unitId: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ListUnitDepartmentsResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/units/{unitId}/departments/available": {
    get: {
      parameters: {
        query?: {
          count?: number;
          fields?: string;
          offset?: number;
          query?: string;
          sort?: string;
          text?: string;
        };
        path: {
          unitId: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ListUnitDepartmentsResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/units/{unitId}/monitors": {
    get: {
      parameters: {
        path: {
          unitId: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ListUnitMonitorsResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/upload/{rid}": {
    post: {
      parameters: {
        path: {
          rid: string;
        };
      };
      requestBody: {
        content: {
          "multipart/form-data": {
            description?: string;
            file: string;
          };
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["UploadFileResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/users/agent": {
    get: {
      parameters: {
        query?: {
          count?: number;
          excludeId?: string;
          fields?: string;
          offset?: number;
          onlyAvailable?: boolean;
          query?: string;
          showIdleAgents?: boolean;
          sort?: string;
          text?: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ListStaffResponse"];
          };
        };
      };
    };
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["UsernameRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["AddStaffResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/users/agent/{_id}": {
    get: {
      parameters: {
        path: {
          _id: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["GetStaffResponse"];
          };
        };
      };
    };
    delete: {
      parameters: {
        path: {
          _id: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/users/manager": {
    get: {
      parameters: {
        query?: {
          count?: number;
          excludeId?: string;
          fields?: string;
          offset?: number;
          onlyAvailable?: boolean;
          query?: string;
          showIdleAgents?: boolean;
          sort?: string;
          text?: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ListStaffResponse"];
          };
        };
      };
    };
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["UsernameRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["AddStaffResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/users/manager/{_id}": {
    get: {
      parameters: {
        path: {
          _id: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["GetStaffResponse"];
          };
        };
      };
    };
    delete: {
      parameters: {
        path: {
          _id: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/verification.confirm": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["ConfirmCodeRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ConfirmCodeResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/verification.request": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["RequestCodeRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["RequestCodeResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/visitor": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["RegisterVisitorRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["VisitorProfileResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/visitor.status": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["VisitorStatusRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["VisitorStatusResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/visitor.ticket": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["VisitorTicketRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["IssueTicketResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/visitor/{token}": {
    get: {
      parameters: {
        path: {
          token: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["VisitorProfileResponse"];
          };
        };
      };
    };
    delete: {
      parameters: {
        path: {
          token: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["DeleteVisitorResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/visitor/{token}/room": {
    get: {
      parameters: {
        path: {
          token: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["OpenVisitorRoomsResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/visitor/department.transfer": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["TransferOwnRoomRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/visitors.autocomplete": {
    get: {
      parameters: {
        query: {
          selector: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["CompleteVisitorsResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/visitors.chatHistory/room/{roomId}/visitor/{visitorId}": {
    get: {
      parameters: {
        query?: {
          count?: number;
          fields?: string;
          offset?: number;
          query?: string;
          sort?: string;
        };
        path: {
          roomId: string;
          visitorId: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["VisitorHistoryResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/visitors.info": {
    get: {
      parameters: {
        query: {
          visitorId: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["VisitorInfoResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/visitors.pagesVisited/{roomId}": {
    get: {
      parameters: {
        query?: {
          count?: number;
          fields?: string;
          offset?: number;
          query?: string;
          sort?: string;
        };
        path: {
          roomId: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ListVisitedPagesResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/visitors.search": {
    get: {
      parameters: {
        query: {
          count?: number;
          fields?: string;
          offset?: number;
          query?: string;
          sort?: string;
          term: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["SearchVisitorsResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/visitors.searchChats/room/{roomId}/visitor/{visitorId}": {
    get: {
      parameters: {
        query?: {
          closedChatsOnly?: boolean;
          count?: number;
          fields?: string;
          offset?: number;
          query?: string;
          searchText?: string;
          servedChatsOnly?: boolean;
          sort?: string;
          source?: string;
        };
        path: {
          roomId: string;
          visitorId: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["VisitorHistoryResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/webhooks": {
    get: {
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ListWebhooksResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/webhooks.delete": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["WebhookRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/webhooks.deliveries": {
    get: {
      parameters: {
        query: {
          count?: number;
          fields?: string;
          offset?: number;
          query?: string;
          sort?: string;
          webhookId: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ListDeliveriesResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/webhooks.replay": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["ReplayWebhookRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["WebhookStateResult"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/webhooks.resume": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["ResumeWebhookRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["WebhookStateResult"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/webhooks.save": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["SaveWebhookRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["SaveWebhookResponse"];
          };
        };
      };
    };
  };
  "/api/v1/livechat/webhooks.test": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["WebhookRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["TestWebhookResponse"];
          };
        };
      };
    };
  };
  "/api/v1/login": {
    post: {
      requestBody?: {
        content: {
          "application/json": components["schemas"]["LoginRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["LoginResponse"];
          };
        };
      };
    };
  };
  "/api/v1/loginCode.redeem": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["RedeemLoginCodeRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["RedeemLoginCodeResponse"];
          };
        };
      };
    };
  };
  "/api/v1/logout": {
    get: {
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["LogoutResponse"];
          };
        };
      };
    };
    post: {
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["LogoutResponse"];
          };
        };
      };
    };
  };
  "/api/v1/me": {
    get: {
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["MeResponse"];
          };
        };
      };
    };
  };
  "/api/v1/omnichannel/{rid}/request-transcript": {
    post: {
      parameters: {
        path: {
          rid: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/omnichannel/agent/extension": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["SetExtensionRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/omnichannel/agent/extension/{username}": {
    get: {
      parameters: {
        path: {
          username: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["GetExtensionResponse"];
          };
        };
      };
    };
    delete: {
      parameters: {
        path: {
          username: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/omnichannel/agents/available": {
    get: {
      parameters: {
        query?: {
          count?: number;
          fields?: string;
          includeExtension?: string;
          offset?: number;
          query?: string;
          sort?: string;
          text?: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ListFreeAgentsResponse"];
          };
        };
      };
    };
  };
  "/api/v1/omnichannel/calls.import": {
    post: {
      parameters: {
        query?: {
          dryRun?: boolean;
        };
      };
      requestBody: {
        content: {
          "application/x-ndjson": string;
          "text/csv": string;
        };
      };
      responses: {
        200: {
          content: {
            "application/x-ndjson": string;
          };
        };
      };
    };
  };
  "/api/v1/omnichannel/contact": {
    get: {
      parameters: {
        query: {
          contactId: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["LegacyContactResponse"];
          };
        };
      };
    };
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["SaveLegacyContactRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["SaveLegacyContactResponse"];
          };
        };
      };
    };
  };
  "/api/v1/omnichannel/contact.search": {
    get: {
      parameters: {
        query?: {
          custom?: string;
          email?: string;
          phone?: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["LegacyContactResponse"];
          };
        };
      };
    };
  };
  "/api/v1/omnichannel/contacts": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["CreateContactRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["CreateContactResponse"];
          };
        };
      };
    };
  };
  "/api/v1/omnichannel/contacts.block": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["BlockRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/omnichannel/contacts.blocked": {
    get: {
      parameters: {
        query?: {
          blockedBy?: string;
          contactId?: string;
          count?: number;
          expired?: boolean;
          fields?: string;
          offset?: number;
          query?: string;
          scope?: "channel" | "contact" | "email" | "phone" | "ip";
          sort?: string;
          text?: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ListBlocksResponse"];
          };
        };
      };
    };
  };
  "/api/v1/omnichannel/contacts.channels": {
    get: {
      parameters: {
        query: {
          contactId: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ListChannelsResponse"];
          };
        };
      };
    };
  };
  "/api/v1/omnichannel/contacts.checkExistence": {
    get: {
      parameters: {
        query?: {
          contactId?: string;
          email?: string;
          phone?: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["CheckExistenceResponse"];
          };
        };
      };
    };
  };
  "/api/v1/omnichannel/contacts.conflicts": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["ResolveConflictsRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ResolveConflictsResponse"];
          };
        };
      };
    };
  };
  "/api/v1/omnichannel/contacts.delete": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["DeleteContactRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["DeleteContactResponse"];
          };
        };
      };
    };
  };
  "/api/v1/omnichannel/contacts.deletion": {
    get: {
      parameters: {
        query: {
          contactId: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["DescribeDeletionResponse"];
          };
        };
      };
    };
  };
  "/api/v1/omnichannel/contacts.duplicates": {
    get: {
      parameters: {
        query?: {
          after?: string;
          contactId?: string;
          count?: number;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ListDuplicatesResponse"];
          };
        };
      };
    };
  };
  "/api/v1/omnichannel/contacts.duplicates.dismiss": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["DismissDuplicateRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/omnichannel/contacts.export": {
    get: {
      parameters: {
        query: {
          contactId: string;
          withNotes?: boolean;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": string;
          };
        };
      };
    };
  };
  "/api/v1/omnichannel/contacts.exportAll": {
    get: {
      parameters: {
        query?: {
          format?: "csv" | "jsonl";
          unknown?: boolean;
        };
      };
      responses: {
        200: {
          content: {
            "application/x-ndjson": string;
            "text/csv": string;
          };
        };
      };
    };
  };
  "/api/v1/omnichannel/contacts.get": {
    get: {
      parameters: {
        query: {
          at?: string;
          contactId: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["GetContactResponse"];
          };
        };
      };
    };
  };
  "/api/v1/omnichannel/contacts.history": {
    get: {
      parameters: {
        query: {
          contactId: string;
          count?: number;
          fields?: string;
          offset?: number;
          query?: string;
          sort?: string;
          source?: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ContactHistoryResponse"];
          };
        };
      };
    };
  };
  "/api/v1/omnichannel/contacts.import": {
    post: {
      parameters: {
        query?: {
          dryRun?: boolean;
        };
      };
      requestBody: {
        content: {
          "application/x-ndjson": string;
          "text/csv": string;
        };
      };
      responses: {
        200: {
          content: {
            "application/x-ndjson": string;
          };
        };
      };
    };
  };
  "/api/v1/omnichannel/contacts.merge": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["MergeContactsRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["MergeContactsResponse"];
          };
        };
      };
    };
  };
  "/api/v1/omnichannel/contacts.merges": {
    get: {
      parameters: {
        query: {
          contactId: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ListMergesResponse"];
          };
        };
      };
    };
  };
  "/api/v1/omnichannel/contacts.receipt": {
    get: {
      parameters: {
        query: {
          receiptId: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["GetReceiptResponse"];
          };
        };
      };
    };
  };
  "/api/v1/omnichannel/contacts.receipt.verify": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["VerifyReceiptRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["VerifyReceiptResponse"];
          };
        };
      };
    };
  };
  "/api/v1/omnichannel/contacts.search": {
    get: {
      parameters: {
        query?: {
          count?: number;
          fields?: string;
          offset?: number;
          query?: string;
          searchText?: string;
          sort?: string;
          unknown?: boolean;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["SearchContactsResponse"];
          };
        };
      };
    };
  };
  "/api/v1/omnichannel/contacts.timeline": {
    get: {
      parameters: {
        query: {
          before?: number;
          contactId: string;
          count?: number;
          "kinds[]"?: string[];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["TimelineResponse"];
          };
        };
      };
    };
  };
  "/api/v1/omnichannel/contacts.unblock": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["UnblockRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/omnichannel/contacts.unmerge": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["UnmergeContactRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["UnmergeContactResponse"];
          };
        };
      };
    };
  };
  "/api/v1/omnichannel/contacts.update": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["UpdateContactRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["UpdateContactResponse"];
          };
        };
      };
    };
  };
  "/api/v1/omnichannel/extension": {
    get: {
      parameters: {
        query: {
          type: "free" | "allocated" | "available";
          userId?: string;
          username?: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["FindExtensionsResponse"];
          };
        };
      };
    };
  };
  "/api/v1/omnichannel/extensions": {
    get: {
      parameters: {
        query?: {
          agentId?: string;
          count?: number;
          extension?: string;
          fields?: string;
          offset?: number;
          query?: string;
          sort?: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ListExtensionsResponse"];
          };
        };
      };
    };
  };
  "/api/v1/permissions.listAll": {
    get: {
      parameters: {
        query?: {
          updatedSince?: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ListPermissionsResponse"];
          };
        };
      };
    };
  };
  "/api/v1/permissions.update": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["UpdatePermissionsRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["UpdatePermissionsResponse"];
          };
        };
      };
    };
  };
  "/api/v1/retention.policies": {
    get: {
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ListPoliciesResponse"];
          };
        };
      };
    };
  };
  "/api/v1/retention.preview": {
    get: {
      parameters: {
        query?: {
          action?: "delete" | "anonymize" | "keep" | "inherit";
          days?: number;
          departmentId?: string;
          enabled?: boolean;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["PreviewRetentionResponse"];
          };
        };
      };
    };
  };
  "/api/v1/retention.receipt": {
    get: {
      parameters: {
        query: {
          receiptId: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["GetReceiptResponse"];
          };
        };
      };
    };
  };
  "/api/v1/retention.receipts": {
    get: {
      parameters: {
        query?: {
          count?: number;
          fields?: string;
          offset?: number;
          query?: string;
          sort?: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ListReceiptsResponse"];
          };
        };
      };
    };
  };
  "/api/v1/retention.remove": {
    post: {
      requestBody?: {
        content: {
          "application/json": components["schemas"]["RemovePolicyRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/retention.save": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["SavePolicyRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["SavePolicyResponse"];
          };
        };
      };
    };
  };
  "/api/v1/roles.addUserToRole": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["ChangeRoleRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ChangeRoleResponse"];
          };
        };
      };
    };
  };
  "/api/v1/roles.list": {
    get: {
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ListRolesResponse"];
          };
        };
      };
    };
  };
  "/api/v1/roles.removeUserFromRole": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["ChangeRoleRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ChangeRoleResponse"];
          };
        };
      };
    };
  };
  "/api/v1/rooms.info": {
    get: {
      parameters: {
        query: {
          roomId: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["RoomInfoResponse"];
          };
        };
      };
    };
  };
  "/api/v1/rooms.media/{rid}": {
    post: {
      parameters: {
        path: {
          rid: string;
        };
      };
      requestBody: {
        content: {
          "multipart/form-data": {
            description?: string;
            file: string;
          };
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["UploadFileAsAgentResponse"];
          };
        };
      };
    };
  };
  "/api/v1/sessions/list": {
    get: {
      parameters: {
        query?: {
          count?: number;
          fields?: string;
          offset?: number;
          query?: string;
          sort?: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ListSessionsResponse"];
          };
        };
      };
    };
  };
  "/api/v1/sessions/list.all": {
    get: {
      parameters: {
        query?: {
          count?: number;
          fields?: string;
          offset?: number;
          query?: string;
          sort?: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ListSessionsResponse"];
          };
        };
      };
    };
  };
  "/api/v1/sessions/logout": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["EndSessionRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["EndSessionResponse"];
          };
        };
      };
    };
  };
  "/api/v1/sessions/logout.me": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["EndSessionRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["EndSessionResponse"];
          };
        };
      };
    };
  };
  "/api/v1/sessions/ticket": {
    post: {
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["IssueTicketResponse"];
          };
        };
      };
    };
  };
  "/api/v1/settings.public": {
    get: {
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ListPublicSettingsResponse"];
          };
        };
      };
    };
  };
  "/api/v1/settings/{_id}": {
    get: {
      parameters: {
        path: {
          _id: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["GetSettingResponse"];
          };
        };
      };
    };
    post: {
      parameters: {
        path: {
          _id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["ChangeSettingRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/subscriptions.getOne": {
    get: {
      parameters: {
        query: {
          roomId: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["GetSubscriptionResponse"];
          };
        };
      };
    };
  };
  "/api/v1/subscriptions.read": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["MarkReadRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/users.2fa.checkCodesRemaining": {
    get: {
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["CountRecoveryCodesResponse"];
          };
        };
      };
    };
  };
  "/api/v1/users.2fa.disableTotp": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["SecondFactorCodeRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/users.2fa.enableTotp": {
    post: {
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["OfferedSecretResponse"];
          };
        };
      };
    };
  };
  "/api/v1/users.2fa.enrollTotp": {
    post: {
      requestBody?: {
        content: {
          "application/json": components["schemas"]["EnrollSecondFactorRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["OfferedSecretResponse"];
          };
        };
      };
    };
  };
  "/api/v1/users.2fa.regenerateCodes": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["SecondFactorCodeRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["RecoveryCodesResponse"];
          };
        };
      };
    };
  };
  "/api/v1/users.2fa.validateTotp": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["SecondFactorCodeRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["RecoveryCodesResponse"];
          };
        };
      };
    };
  };
  "/api/v1/users.create": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["CreateUserRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["OneUserResponse"];
          };
        };
      };
    };
  };
  "/api/v1/users.delete": {
    post: {
      requestBody?: {
        content: {
          "application/json": components["schemas"]["DeleteUserRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/users.forgotPassword": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["ForgotPasswordRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ForgotPasswordResponse"];
          };
        };
      };
    };
  };
  "/api/v1/users.getPreferences": {
    get: {
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["PreferencesResponse"];
          };
        };
      };
    };
  };
  "/api/v1/users.info": {
    get: {
      parameters: {
        query?: {
          fields?: string;
          userId?: string;
          username?: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["OneUserResponse"];
          };
        };
      };
    };
  };
  "/api/v1/users.list": {
    get: {
      parameters: {
        query?: {
          count?: number;
          fields?: string;
          offset?: number;
          query?: string;
          sort?: string;
          text?: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ListUsersResponse"];
          };
        };
      };
    };
  };
  "/api/v1/users.logout": {
    post: {
      requestBody?: {
        content: {
          "application/json": components["schemas"]["LogoutUserRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["LogoutUserResponse"];
          };
        };
      };
    };
  };
  "/api/v1/users.logoutOtherClients": {
    post: {
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["EndOtherSessionsResponse"];
          };
        };
      };
    };
  };
  "/api/v1/users.removeOtherTokens": {
    post: {
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/users.resetPassword": {
    post: {
      requestBody?: {
        content: {
          "application/json": components["schemas"]["NamedUserRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/users.resetPasswordByToken": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["ResetPasswordByTokenRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/users.resetTOTP": {
    post: {
      requestBody?: {
        content: {
          "application/json": components["schemas"]["NamedUserRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/users.setActiveStatus": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["SetActiveStatusRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["SetActiveStatusResponse"];
          };
        };
      };
    };
  };
  "/api/v1/users.setPreferences": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["SetPreferencesRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["PreferencesResponse"];
          };
        };
      };
    };
  };
  "/api/v1/users.setStatus": {
    post: {
      requestBody?: {
        content: {
          "application/json": components["schemas"]["SetStatusRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/users.update": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["UpdateUserRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["OneUserResponse"];
          };
        };
      };
    };
  };
  "/api/v1/users.updateOwnBasicInfo": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["UpdateOwnInfoRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["OneUserResponse"];
          };
        };
      };
    };
  };
  "/api/v1/voip/callServer/checkConnection": {
    get: {
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["CheckConnectionResponse"];
          };
        };
      };
    };
  };
  "/api/v1/voip/events": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["VoipEventRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["Done"];
          };
        };
      };
    };
  };
  "/api/v1/voip/managementServer/checkConnection": {
    get: {
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["CheckConnectionResponse"];
          };
        };
      };
    };
  };
  "/api/v1/voip/queues.getMembershipSubscription": {
    get: {
      parameters: {
        query: {
          extension: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["QueueMembershipResponse"];
          };
        };
      };
    };
  };
  "/api/v1/voip/queues.getQueuedCallsForThisExtension": {
    get: {
      parameters: {
        query: {
          extension: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["QueuedCallsResponse"];
          };
        };
      };
    };
  };
  "/api/v1/voip/queues.getSummary": {
    get: {
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["QueueSummaryResponse"];
          };
        };
      };
    };
  };
  "/api/v1/voip/room": {
    get: {
      parameters: {
        query: {
          agentId?: string;
          direction?: "inbound" | "outbound";
          rid?: string;
          token: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["GetVoipRoomResponse"];
          };
        };
      };
    };
  };
  "/api/v1/voip/room.close": {
    post: {
      requestBody: {
        content: {
          "application/json": components["schemas"]["CloseVoipRoomRequest"];
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["CloseVoipRoomResponse"];
          };
        };
      };
    };
  };
  "/api/v1/voip/rooms": {
    get: {
      parameters: {
        query?: {
          "agents[]"?: string[];
          closedAt?: string;
          count?: number;
          createdAt?: string;
          direction?: "inbound" | "outbound";
          fields?: string;
          offset?: number;
          open?: "true" | "false";
          query?: string;
          queue?: string;
          roomName?: string;
          sort?: string;
          "tags[]"?: string[];
          visitorId?: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/json": components["schemas"]["ListVoipRoomsResponse"];
          };
        };
      };
    };
  };
  "/file-upload/{fileId}/{name}": {
    get: {
      parameters: {
        query: {
          download?: string;
          rc_rid: string;
          rc_room_type?: string;
          rc_token?: string;
        };
        path: {
          fileId: string;
          name: string;
        };
      };
      responses: {
        200: {
          content: {
            "application/octet-stream": string;
            "image/png": string;
          };
        };
      };
    };
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    Account: {
      _id: string;
      _updatedAt: string;
      active: boolean;
      createdAt: string;
      emails?: components["schemas"]["UserEmail"][];
      name: string;
      roles?: string[];
      status: string;
      type: string;
      username: string;
    };
    AccountEmail: {
      address: string;
      verified: boolean;
    };
    ActiveUser: {
      _id: string;
      active: boolean;
    };
    AddedUser: {
      _id: string;
      username: string;
    };
    AddressBlockedEvent: {
      actor: string;
      at: string;
      blockId: string;
      expiresAt?: string;
      /** @enum {string} */
      kind: "address-blocked";
      position: number;
      scope: string;
      seq: number;
      target?: string;
    };
    AddressedAgent: {
      agentId: string;
      username: string;
    };
    AddressUnblockedEvent: {
      actor: string;
      at: string;
      blockId: string;
      /** @enum {string} */
      kind: "address-unblocked";
      position: number;
      scope: string;
      seq: number;
      target?: string;
      why: string;
    };
    AddStaffResponse: {
      success: boolean;
      user: components["schemas"]["AddedUser"];
    };
    AgentCursor: {
      deliveredSeq: number;
      readSeq: number;
    };
    AgentData: {
      maxNumberSimultaneousChat?: (number | string) | null;
      skills?: string[] | null;
    };
    AgentDepartment: {
      _id: string;
      agentId: string;
      departmentEnabled: boolean;
      departmentId: string;
      departmentName: string;
    };
    AgentDraft: {
      ephemeral: boolean;
      isNote: boolean;
      msg: string;
      revision: number;
      rid: string;
      ts: string;
    };
    AgentEvent: components["schemas"]["AddressBlockedEvent"] | components["schemas"]["AddressUnblockedEvent"] | components["schemas"]["CallChangedEvent"] | components["schemas"]["CallLeftEvent"] | components["schemas"]["ChannelBlockedEvent"] | components["schemas"]["ChannelUnblockedEvent"] | components["schemas"]["ChannelVerifiedEvent"] | components["schemas"]["ContactBlockedEvent"] | components["schemas"]["ContactChangedEvent"] | components["schemas"]["ContactDeletedEvent"] | components["schemas"]["ContactLinkedEvent"] | components["schemas"]["ContactOfRoomEvent"] | components["schemas"]["ContactUnblockedEvent"] | components["schemas"]["ConversationAnonymizedEvent"] | components["schemas"]["ConversationAssignedEvent"] | components["schemas"]["ConversationClosedEvent"] | components["schemas"]["ConversationHeldEvent"] | components["schemas"]["ConversationQueuedEvent"] | components["schemas"]["ConversationStartedEvent"] | components["schemas"]["ConversationTransferredEvent"] | components["schemas"]["CursorMovedEvent"] | components["schemas"]["InfoSavedEvent"] | components["schemas"]["LeftQueueEvent"] | components["schemas"]["MessageDeletedEvent"] | components["schemas"]["MessageEditedEvent"] | components["schemas"]["MessagePostedEvent"] | components["schemas"]["NoteDeletedEvent"] | components["schemas"]["NoteEditedEvent"] | components["schemas"]["NotePostedEvent"] | components["schemas"]["PageVisitedEvent"] | components["schemas"]["PdfEvent"] | components["schemas"]["PdfFailedEvent"] | components["schemas"]["SmsFailedEvent"] | components["schemas"]["SurveyAnsweredEvent"] | components["schemas"]["TranscriptEvent"] | components["schemas"]["TranscriptFailedEvent"] | components["schemas"]["TransferredToQueueEvent"] | components["schemas"]["VerificationEndedEvent"] | components["schemas"]["VisitorChangedEvent"];
    AgentName: {
      _id: string;
      username: string;
    };
    AgentReset: {
      position: number;
      reason: string;
      snapshot: components["schemas"]["AgentSnapshot"];
    };
    AgentSnapshot: {
      calls: components["schemas"]["Call"][];
      position: number;
      queue: components["schemas"]["Room"][];
      rooms: components["schemas"]["Room"][];
      truncated: boolean;
    };
    AgentSubscribe: {
      position: number;
      reason?: string;
      reset: boolean;
      snapshot?: components["schemas"]["AgentSnapshot"];
    };
    AgentTyping: {
      ephemeral: boolean;
      rid: string;
      typing: boolean;
      u: components["schemas"]["User"];
    };
    AgentViewers: {
      ephemeral: boolean;
      rid: string;
      users: components["schemas"]["Viewer"][];
    };
    AllCannedResponsesResponse: {
      responses: components["schemas"]["CannedText"][];
      success: boolean;
    };
    AnswerSurveyRequest: {
      data: components["schemas"]["SurveyAnswer"][];
      rid: string;
      token: string;
    };
    AnswerSurveyResponse: {
      data: {
        [key: string]: string;
      };
      rid: string;
      success: boolean;
    };
    AssignedRoom: {
      onHold?: boolean;
      servedBy: components["schemas"]["ServedBy"];
    };
    Assignment: {
      agent: components["schemas"]["User"];
      candidates?: components["schemas"]["Candidate"][];
      how: string;
      method?: string;
      reason?: string;
      ts: string;
    };
    Attachment: {
      description?: string;
      image_size?: number;
      image_type?: string;
      image_url?: string;
      title: string;
      title_link: string;
      title_link_download: boolean;
      type: string;
    };
    AuditEvent: {
      attempts?: string;
      by: string;
      change?: string;
      client?: string;
      data?: string;
      of?: string;
      permissions?: string;
      position: number;
      reason?: string;
      role?: string;
      roles?: string;
      setting?: string;
      ts: string;
      type: string;
      userId?: string;
      username?: string;
    };
    AutocompleteDepartmentResponse: {
      items: components["schemas"]["DepartmentName"][];
      success: boolean;
    };
    Block: {
      _id: string;
      blockedAt: string;
      blockedBy: string | components["schemas"]["BlockingUserResponse"];
      contactId?: string;
      expiresAt?: string;
      lastRefusedAt?: string;
      reason?: string;
      refusedAttempts: number;
      scope: string;
      target?: string;
      visitor?: components["schemas"]["ChannelVisitor"];
    };
    BlockedChannel: {
      source: components["schemas"]["BlockedSource"];
      visitorId: string;
    };
    BlockedMessage: {
      error: string;
    };
    BlockedSource: {
      id?: string | null;
      type: string;
    };
    BlockingUserResponse: {
      _id: string;
      name?: string | null;
      username?: string | null;
    };
    BlockRequest: {
      contactId?: string | null;
      email?: string | null;
      expiresAt?: string | null;
      ip?: string | null;
      phone?: string | null;
      reason?: string | null;
      visitor?: components["schemas"]["BlockedChannel"] | null;
    };
    BusinessHour: {
      _id: string;
      _updatedAt: string;
      active: boolean;
      departments: string[];
      name: string;
      timezone: components["schemas"]["TimeZone"];
      ts: string;
      type: string;
      workHours: components["schemas"]["WorkHours"][];
    };
    Call: {
      _id: string;
      _updatedAt: string;
      answeredAt?: string;
      blocked?: boolean;
      cause?: string;
      contact?: components["schemas"]["CallContact"];
      departmentId?: string;
      dial?: components["schemas"]["CallDial"];
      direction?: string;
      endAssumed?: boolean;
      endedAt?: string;
      followUp?: components["schemas"]["CallFollowUp"];
      holdMs: number;
      number?: string;
      open: boolean;
      ownNumber?: string;
      provider: string;
      providerCallId: string;
      queue?: string;
      queuedAt?: string;
      ringing?: components["schemas"]["User"][];
      seq: number;
      servedBy?: components["schemas"]["User"];
      startedAt: string;
      state: string;
      talkMs: number;
      waitingMs: number;
      withheld?: boolean;
      wrapUp?: components["schemas"]["CallWrapUp"];
    };
    CallAdmissionRequest: {
      from: string;
      queue?: string | null;
      to?: string | null;
    };
    CallAdmissionResponse: {
      admitted: boolean;
      contact?: components["schemas"]["CallContact"];
      department?: components["schemas"]["Named"];
      preferredAgent?: components["schemas"]["PreferredAgent"];
      priorityWeight: number;
      reason?: string;
      success: boolean;
    };
    CallChangedEvent: {
      actor: string;
      at: string;
      call: components["schemas"]["Call"];
      caller?: components["schemas"]["Caller"];
      /** @enum {string} */
      kind: "call-changed";
      position: number;
      seq: number;
    };
    CallContact: {
      _id: string;
      name: string;
      unknown: boolean;
      verified: boolean;
    };
    CallDial: {
      at: string;
      by: components["schemas"]["User"];
      failure?: string;
      number: string;
    };
    CallEntry: {
      actor: string;
      by?: components["schemas"]["User"];
      disposition?: components["schemas"]["DispositionName"];
      event?: string;
      eventAt?: string;
      eventId?: string;
      kind: string;
      legId?: string;
      notes?: string;
      reason?: string;
      seq: number;
      tags?: string[];
      ts: string;
    };
    Caller: {
      lastCall?: components["schemas"]["Call"];
      openRooms: string[];
    };
    CallEventAnswer: {
      callId?: string;
      error?: string;
      errorType?: string;
      id?: string;
      result: string;
    };
    CallEventRequest: {
      agent?: string | null;
      at?: string | null;
      callId: string;
      /** @enum {string|null} */
      cause?: "normal" | "cancelled" | "busy" | "no-answer" | "rejected" | "answered-elsewhere" | "failed" | null;
      /** @enum {string|null} */
      direction?: "inbound" | "outbound" | null;
      durationSeconds?: number | null;
      from?: string | null;
      id: string;
      /** @enum {string} */
      kind: "ringing" | "queued" | "answered" | "held" | "resumed" | "transferred" | "voicemail" | "recorded" | "transcribed" | "ended";
      legId?: string | null;
      /** @enum {string|null} */
      legRole?: "customer" | "agent" | "consultation" | "conference" | null;
      queue?: string | null;
      sequence?: number | null;
      target?: string | null;
      to?: string | null;
      url?: string | null;
    };
    CallEventsRequest: {
      events: components["schemas"]["CallEventRequest"][];
      provider?: string | null;
    };
    CallEventsResponse: {
      events: components["schemas"]["CallEventAnswer"][];
      success: boolean;
    };
    CallFollowUp: {
      calledBackBy?: string;
      doneAt?: string;
      doneBy?: components["schemas"]["User"];
      state: string;
      takenAt?: string;
      takenBy?: components["schemas"]["User"];
    };
    CallHistoryInfoResponse: {
      call: components["schemas"]["Call"];
      item: components["schemas"]["CallHistoryItem"];
      success: boolean;
    };
    CallHistoryItem: {
      _id: string;
      _updatedAt: string;
      callId: string;
      contactExtension?: string;
      contactId?: string;
      contactName?: string;
      direction?: string;
      duration: number;
      endedAt?: string;
      external: boolean;
      state: string;
      ts: string;
      type: string;
      uid: string;
    };
    CallInfoResponse: {
      call: components["schemas"]["Call"];
      callsAround: components["schemas"]["Call"][];
      chatsAround: components["schemas"]["Room"][];
      history: components["schemas"]["CallEntry"][];
      lastCall?: components["schemas"]["Call"];
      legs: components["schemas"]["CallLeg"][];
      recordings: components["schemas"]["CallRecording"][];
      success: boolean;
    };
    CallLeftEvent: {
      at: string;
      callId: string;
      /** @enum {string} */
      kind: "call-left";
      position: number;
      seq: number;
    };
    CallLeg: {
      agent?: components["schemas"]["User"];
      agentName?: string;
      answeredAt?: string;
      cause?: string;
      endedAt?: string;
      holdMs: number;
      legId?: string;
      number?: string;
      onHold: boolean;
      role: string;
      startedAt: string;
      talkMs: number;
    };
    CallRecording: {
      _id: string;
      durationSeconds?: number;
      kind: string;
      legId?: string;
      ts: string;
    };
    CallRequest: {
      callId: string;
    };
    CallWrapUp: {
      disposition?: components["schemas"]["DispositionName"];
      durationMs: number;
      notes?: string;
      open: boolean;
      savedAt?: string;
      savedBy?: components["schemas"]["User"];
      tags: string[];
      timedOut: boolean;
    };
    Candidate: {
      agent: components["schemas"]["User"];
      chats: number;
      limit?: number;
      outcome: string;
      score?: number;
    };
    CannedText: {
      _createdAt: string;
      _id: string;
      _updatedAt: string;
      createdBy: components["schemas"]["Creator"];
      departmentId?: string;
      scope: string;
      shortcut: string;
      tags: string[];
      text: string;
      userId?: string;
    };
    ChangeDepartmentAgentsRequest: {
      remove: components["schemas"]["RemovedDepartmentAgent"][];
      upsert: components["schemas"]["GivenDepartmentAgent"][];
    };
    ChangePriorityRequest: {
      name?: string | null;
      reset?: boolean | null;
    };
    ChangeRoleRequest: {
      roleId?: string | null;
      roleName?: string | null;
      roomId?: string | null;
      username: string;
    };
    ChangeRoleResponse: {
      role: components["schemas"]["Role"];
      success: boolean;
    };
    ChangeSettingRequest: {
      value: components["schemas"]["JsonValue"];
    };
    ChangeVisitorRequest: {
      newVisitorId: string;
      oldVisitorId: string;
      rid: string;
    };
    Channel: {
      block?: components["schemas"]["ContactBlock"];
      blocked: boolean;
      details: components["schemas"]["Source"];
      field?: string;
      lastCall?: components["schemas"]["LastCall"];
      lastChat?: components["schemas"]["LastChat"];
      name: string;
      value?: string;
      verified: boolean;
      verifiedAt?: string;
      visitor: components["schemas"]["ChannelVisitor"];
    };
    ChannelBlockedEvent: {
      actor: string;
      at: string;
      blockId: string;
      contactId: string;
      expiresAt?: string;
      /** @enum {string} */
      kind: "contact-channel-blocked";
      position: number;
      seq: number;
      visitor: components["schemas"]["ChannelVisitor"];
    };
    ChannelInfoResponse: {
      channel: components["schemas"]["Room"];
      success: boolean;
    };
    ChannelSource: {
      id?: string;
      type: string;
    };
    ChannelUnblockedEvent: {
      actor: string;
      at: string;
      contactId: string;
      /** @enum {string} */
      kind: "contact-channel-unblocked";
      position: number;
      seq: number;
      visitor: components["schemas"]["ChannelVisitor"];
      why: string;
    };
    ChannelVerifiedEvent: {
      actor: string;
      at: string;
      contactId: string;
      /** @enum {string} */
      kind: "contact-channel-verified";
      position: number;
      seq: number;
      visitor: components["schemas"]["ChannelVisitor"];
    };
    ChannelVisitor: {
      source: components["schemas"]["ChannelSource"];
      visitorId: string;
    };
    ChatDeleteRequest: {
      msgId: string;
      roomId: string;
    };
    ChatDeleteResponse: {
      _id: string;
      success: boolean;
      ts: string;
    };
    ChatUpdateRequest: {
      msgId: string;
      roomId: string;
      text: string;
    };
    ChatUpdateResponse: {
      message: components["schemas"]["Message"];
      success: boolean;
    };
    CheckConnectionResponse: {
      status: string;
      success: boolean;
    };
    CheckExistenceResponse: {
      exists: boolean;
      success: boolean;
    };
    CloseByUserRequest: {
      comment?: string | null;
      forceClose?: boolean | null;
      generateTranscriptPdf?: boolean | null;
      rid: string;
      tags?: string[] | null;
      transcriptEmail?: components["schemas"]["TranscriptEmail"] | null;
    };
    ClosedBy: {
      _id: string;
      username: string;
    };
    ClosedRoom: {
      _id: string;
      closedAt?: string;
      closedBy?: components["schemas"]["ClosedBy"];
      closer?: string;
      closingMessage?: string;
      fname: string;
      lastMessage?: components["schemas"]["Message"];
      msgs: number;
      servedBy?: components["schemas"]["ServedBy"];
      source: components["schemas"]["Source"];
      tags: string[];
      ts: string;
      v: components["schemas"]["RoomVisitor"];
      verified: boolean;
    };
    ClosedRoomChange: {
      closedAt: string;
      closedBy?: components["schemas"]["ClosedBy"];
      closer: string;
      tags: string[];
      timeout?: string;
    };
    CloseOwnRoomRequest: {
      rid: string;
      token: string;
    };
    CloseOwnRoomResponse: {
      comment: string | null;
      rid: string;
      success: boolean;
    };
    CloseVoipRoomOptions: {
      comment?: string | null;
      tags?: string[] | null;
    };
    CloseVoipRoomRequest: {
      options?: components["schemas"]["CloseVoipRoomOptions"] | null;
      rid: string;
      token: string;
    };
    CloseVoipRoomResponse: {
      rid: string;
      success: boolean;
    };
    CompletedVisitor: {
      _id: string;
      custom_name: string;
      name?: string;
      username: string;
    };
    CompleteVisitorsResponse: {
      items: components["schemas"]["CompletedVisitor"][];
      success: boolean;
    };
    ConfirmCodeRequest: {
      code: string;
      token: string;
    };
    ConfirmCodeResponse: {
      success: boolean;
      verification: components["schemas"]["ProvenAddress"];
    };
    Conflict: {
      field: string;
      value: string;
    };
    Contact: {
      _id: string;
      _updatedAt: string;
      aliases?: string[];
      block?: components["schemas"]["ContactBlock"];
      channels: components["schemas"]["Channel"][];
      conflictingFields: components["schemas"]["Conflict"][];
      contactManager?: string;
      createdAt: string;
      createdBy?: string;
      customFields: {
        [key: string]: string;
      };
      emails: components["schemas"]["Email"][];
      enabled: boolean;
      lastChat?: components["schemas"]["LastChat"];
      name: string;
      phones: components["schemas"]["Phone"][];
      preRegistration: boolean;
      unknown: boolean;
    };
    ContactBlock: {
      _id: string;
      blockedAt: string;
      expiresAt?: string;
      reason?: string;
    };
    ContactBlockedEvent: {
      actor: string;
      at: string;
      blockId: string;
      contactId: string;
      expiresAt?: string;
      /** @enum {string} */
      kind: "contact-blocked";
      position: number;
      seq: number;
    };
    ContactChangedEvent: {
      actor: string;
      at: string;
      contactId: string;
      /** @enum {string} */
      kind: "contact-created" | "contact-updated" | "contact-conflicts-resolved" | "contact-custom-fields-offered";
      position: number;
      seq: number;
    };
    ContactDeletedEvent: {
      at: string;
      contactId: string;
      /** @enum {string} */
      kind: "contact-deleted";
      position: number;
      seq: number;
    };
    ContactHistoryResponse: {
      count: number;
      history: components["schemas"]["HistoryItem"][];
      offset: number;
      success: boolean;
      total: number;
    };
    ContactLinkedEvent: {
      actor: string;
      at: string;
      contactId: string;
      /** @enum {string} */
      kind: "contact-absorbed" | "contact-released" | "contact-merged" | "contact-restored";
      otherId: string;
      position: number;
      seq: number;
    };
    ContactOfRoom: {
      contactId: string;
      fname: string;
    };
    ContactOfRoomEvent: {
      actor: string;
      at: string;
      /** @enum {string} */
      kind: "conversation-contact-changed";
      position: number;
      rid: string;
      room: components["schemas"]["ContactOfRoom"];
      seq: number;
    };
    ContactUnblockedEvent: {
      actor: string;
      at: string;
      contactId: string;
      /** @enum {string} */
      kind: "contact-unblocked";
      position: number;
      seq: number;
      why: string;
    };
    ConversationAnonymizedEvent: {
      actor: string;
      at: string;
      /** @enum {string} */
      kind: "conversation-anonymized";
      position: number;
      rid: string;
      room: components["schemas"]["Room"];
      seq: number;
    };
    ConversationAssignedEvent: {
      actor: string;
      at: string;
      decision?: components["schemas"]["DecisionSummary"];
      /** @enum {string} */
      kind: "conversation-assigned";
      message: components["schemas"]["Message"];
      position: number;
      rid: string;
      room: components["schemas"]["AssignedRoom"];
      seq: number;
    };
    ConversationClosedEvent: {
      actor: string;
      at: string;
      /** @enum {string} */
      kind: "conversation-closed";
      message: components["schemas"]["Message"];
      position: number;
      rid: string;
      room: components["schemas"]["ClosedRoomChange"];
      seq: number;
    };
    ConversationHeldEvent: {
      actor: string;
      at: string;
      /** @enum {string} */
      kind: "conversation-held";
      message: components["schemas"]["Message"];
      position: number;
      rid: string;
      room: components["schemas"]["HeldRoom"];
      seq: number;
    };
    ConversationQueuedEvent: {
      actor: string;
      at: string;
      /** @enum {string} */
      kind: "conversation-verification-ended" | "conversation-offered-to-all";
      position: number;
      rid: string;
      room?: components["schemas"]["Room"];
      seq: number;
    };
    ConversationStartedEvent: {
      actor: string;
      at: string;
      /** @enum {string} */
      kind: "conversation-started";
      message: components["schemas"]["Message"];
      position: number;
      rid: string;
      room: components["schemas"]["StartedRoom"];
      seq: number;
    };
    ConversationTransferredEvent: {
      actor: string;
      at: string;
      /** @enum {string} */
      kind: "conversation-transferred";
      message: components["schemas"]["Message"];
      position: number;
      rid: string;
      room: components["schemas"]["TransferredRoom"];
      seq: number;
    };
    CountRecoveryCodesResponse: {
      remaining: number;
      success: boolean;
    };
    CreateContactRequest: {
      contactManager?: string | null;
      customFields?: {
        [key: string]: string;
      } | null;
      emails: string[];
      name: string;
      phones: string[];
    };
    CreateContactResponse: {
      contactId: string;
      success: boolean;
    };
    CreateUserRequest: {
      active?: boolean | null;
      bio?: string | null;
      customFields?: {
        [key: string]: string;
      } | null;
      email: string;
      joinDefaultChannels?: boolean | null;
      name: string;
      nickname?: string | null;
      password: string;
      requirePasswordChange?: boolean | null;
      roles?: string[] | null;
      sendWelcomeEmail?: boolean | null;
      setRandomPassword?: boolean | null;
      statusText?: string | null;
      username: string;
      verified?: boolean | null;
    };
    Creator: {
      _id: string;
      username: string;
    };
    Cursor: {
      delivered: number;
      read: number;
      unread: number;
    };
    CursorChange: {
      deliveredSeq: number;
      readSeq: number;
      side: string;
    };
    CursorMovedEvent: {
      actor: string;
      at: string;
      cursor: components["schemas"]["CursorChange"];
      /** @enum {string} */
      kind: "conversation-cursor-moved";
      position: number;
      rid: string;
      seq: number;
    };
    CustomField: {
      _id: string;
      _updatedAt: string;
      defaultValue?: string;
      label: string;
      options?: string;
      public: boolean;
      regexp: string;
      required: boolean;
      scope: string;
      searchable: boolean;
      type: string;
      visibility: string;
    };
    CustomFieldData: {
      defaultValue?: string | null;
      field: string;
      label: string;
      options?: string | null;
      public?: boolean | null;
      regexp: string;
      required?: boolean | null;
      /** @enum {string} */
      scope: "visitor" | "room";
      searchable: boolean;
      /** @enum {string|null} */
      type?: "input" | "select" | null;
      visibility: string;
    };
    CustomFieldValue: {
      key: string;
      overwrite: boolean;
      value: string;
    };
    DecisionSummary: {
      method: string;
      reason: string;
    };
    DefaultAgent: {
      agentId: string;
      username: string;
    };
    DeleteContactRequest: {
      confirm?: string | null;
      contactId: string;
    };
    DeleteContactResponse: {
      receipt: components["schemas"]["Receipt"];
      success: boolean;
    };
    DeleteCustomFieldRequest: {
      customFieldId: string;
    };
    DeleteDispositionRequest: {
      id: string;
    };
    DeletedMessage: {
      _id: string;
      deleted: boolean;
      rid: string;
      seq: number;
    };
    DeletedOwnMessage: {
      _id: string;
      ts: string;
    };
    DeletedVisitor: {
      _id: string;
      ts: string;
    };
    DeleteTagRequest: {
      id: string;
    };
    DeleteUserRequest: {
      confirmRelinquish?: boolean | null;
      userId?: string | null;
      username?: string | null;
    };
    DeleteVisitorMessageResponse: {
      message: components["schemas"]["DeletedOwnMessage"];
      success: boolean;
    };
    DeleteVisitorResponse: {
      success: boolean;
      visitor: components["schemas"]["DeletedVisitor"];
    };
    Delivery: {
      at: string;
      attempt: number;
      eventId: string;
      fault?: string;
      httpStatus?: number;
      id: string;
      milliseconds: number;
      position: number;
      type: string;
    };
    Department: {
      _id: string;
      _updatedAt: string;
      abandonedRoomsCloseCustomMessage?: string;
      allowReceiveForwardOffline: boolean;
      archived?: boolean;
      chatClosingTags: string[];
      departmentsAllowedToForward?: string[];
      description?: string;
      email: string;
      enabled: boolean;
      fallbackForwardDepartment?: string;
      maxNumberSimultaneousChat?: number;
      name: string;
      numAgents: number;
      offlineMessageChannelName?: string;
      requestTagBeforeClosingChat: boolean;
      showOnOfflineForm: boolean;
      showOnRegistration: boolean;
      visitorInactivityTimeoutInSeconds?: number;
      waitingQueueMessage?: string;
    };
    DepartmentAgent: {
      _id: string;
      _updatedAt: string;
      agentId: string;
      count: number;
      departmentEnabled: boolean;
      departmentId: string;
      order: number;
      username: string;
    };
    DepartmentCreationResponse: {
      isDepartmentCreationAvailable: boolean;
      success: boolean;
    };
    DepartmentData: {
      abandonedRoomsCloseCustomMessage?: string | null;
      allowReceiveForwardOffline?: boolean | null;
      chatClosingTags?: string[] | null;
      departmentsAllowedToForward?: string[] | null;
      description?: string | null;
      email: string;
      enabled: boolean;
      fallbackForwardDepartment?: string | null;
      maxNumberSimultaneousChat?: number | null;
      name: string;
      offlineMessageChannelName?: string | null;
      requestTagBeforeClosingChat?: boolean | null;
      showOnOfflineForm: boolean;
      showOnRegistration: boolean;
      visitorInactivityTimeoutInSeconds?: number | null;
      waitingQueueMessage?: string | null;
    };
    DepartmentName: {
      _id: string;
      name: string;
    };
    DepartmentUnit: {
      _id?: string | null;
    };
    DescribeDeletionResponse: {
      calls?: number;
      confirm: string;
      conversations: number;
      openCalls?: number;
      openConversations: number;
      success: boolean;
    };
    DialNumberRequest: {
      number: string;
    };
    DigestedPassword: {
      /** @enum {string} */
      algorithm: "sha-256";
      digest: string;
    };
    DismissDuplicateRequest: {
      contactId: string;
      otherContactId: string;
    };
    Disposition: {
      _id: string;
      _updatedAt: string;
      departments: string[];
      description?: string;
      name: string;
    };
    DispositionData: {
      description?: string | null;
      name: string;
    };
    DispositionName: {
      _id: string;
      name: string;
    };
    Done: {
      success: boolean;
    };
    Draft: {
      isNote: boolean;
      msg: string;
      revision: number;
      rid: string;
      ts: string;
    };
    DraftSaved: {
      draft: components["schemas"]["Draft"];
      saved: boolean;
    };
    DraftToSave: {
      isNote?: boolean | null;
      msg: string;
      revision: number;
      rid: string;
    };
    Duplicate: {
      contact: components["schemas"]["Contact"];
      other: components["schemas"]["Contact"];
    };
    EditedMessage: {
      _id: string;
      editedAt: string;
      editedBy: components["schemas"]["User"];
      msg: string;
      rid: string;
      seq: number;
    };
    EditVisitorMessageRequest: {
      msg: string;
      rid: string;
      token: string;
    };
    Email: {
      address: string;
    };
    EndOtherSessionsResponse: {
      success: boolean;
      token: string;
      tokenExpires: string;
    };
    EndSessionRequest: {
      sessionId: string;
    };
    EndSessionResponse: {
      sessionId: string;
      success: boolean;
    };
    EnrollSecondFactorRequest: {
      email?: string | null;
      password?: (string | components["schemas"]["DigestedPassword"]) | null;
      user?: (string | components["schemas"]["UserByNameOrEmail"]) | null;
      username?: string | null;
    };
    ErrorDetails: {
      availableMethods: string[];
      codeGenerated: boolean;
      method: string;
    };
    ErrorResponse: {
      details?: components["schemas"]["ErrorDetails"];
      error: string;
      errorType?: string;
      message?: string;
      reason?: string;
      status?: string;
      success: boolean;
    };
    Extension: {
      extension: string;
      userId: string;
      username: string;
    };
    File: {
      _id: string;
      name: string;
      size: number;
      type: string;
    };
    FindExtensionsResponse: {
      extensions: string[];
      success: boolean;
    };
    ForgotPasswordRequest: {
      email: string;
    };
    ForgotPasswordResponse: {
      status: string;
      success: boolean;
    };
    ForwardRoomRequest: {
      clientAction?: boolean | null;
      comment?: string | null;
      departmentId?: string | null;
      roomId: string;
      userId?: string | null;
    };
    FoundVisitor: {
      _id: string;
      _updatedAt: string;
      contactManager?: components["schemas"]["VisitorManager"];
      department?: string;
      lastChat?: components["schemas"]["LastChat"];
      livechatData?: {
        [key: string]: string;
      };
      name?: string;
      phone?: components["schemas"]["VisitorPhone"][];
      status: string;
      ts: string;
      username: string;
      visitorEmails?: components["schemas"]["VisitorEmail"][];
    };
    FreeAgent: {
      _id: string;
      extension?: string;
      name: string;
      username: string;
    };
    GetBusinessHourResponse: {
      businessHour: components["schemas"]["BusinessHour"] | null;
      success: boolean;
    };
    GetContactResponse: {
      contact: components["schemas"]["Contact"];
      success: boolean;
    };
    GetCustomFieldResponse: {
      customField: components["schemas"]["CustomField"] | null;
      success: boolean;
    };
    GetDepartmentResponse: {
      agents?: components["schemas"]["DepartmentAgent"][];
      department: components["schemas"]["Department"] | null;
      success: boolean;
    };
    GetExtensionResponse: {
      extension: components["schemas"]["Extension"];
      success: boolean;
    };
    GetInquiryResponse: {
      inquiry: components["schemas"]["Inquiry"] | null;
      success: boolean;
    };
    GetMonitorResponse: {
      _id: string;
      emails: components["schemas"]["AccountEmail"][];
      name: string;
      roles: string[];
      success: boolean;
      username: string;
    };
    GetPriorityResponse: {
      _id: string;
      dirty: boolean;
      i18n: string;
      name?: string;
      sortItem: number;
      success: boolean;
    };
    GetReceiptResponse: {
      publicKey?: string;
      receipt: components["schemas"]["Receipt"];
      success: boolean;
    };
    GetServiceLevelResponse: {
      _id: string;
      _updatedAt: string;
      description?: string;
      dueTimeInMinutes: number;
      name: string;
      success: boolean;
    };
    GetSettingResponse: {
      _id: string;
      success: boolean;
      value: components["schemas"]["JsonValue"];
    };
    GetStaffResponse: {
      success: boolean;
      user: components["schemas"]["Staff"] | null;
    };
    GetSubscriptionResponse: {
      subscription: components["schemas"]["Subscription"] | null;
      success: boolean;
    };
    GetVoipRoomResponse: {
      newRoom: boolean;
      room: components["schemas"]["VoipRoom"];
      success: boolean;
    };
    GivenDepartment: {
      departmentId: string;
    };
    GivenDepartmentAgent: {
      agentId: string;
      count?: number | null;
      order?: number | null;
      username?: string | null;
    };
    GivenMonitor: {
      monitorId: string;
      username?: string | null;
    };
    GivenWorkHours: {
      /** @enum {string} */
      day: "Sunday" | "Monday" | "Tuesday" | "Wednesday" | "Thursday" | "Friday" | "Saturday";
      finish: string;
      open: boolean;
      start: string;
    };
    GuestInfo: {
      _id: string;
      email?: string | null;
      livechatData?: {
        [key: string]: string;
      } | null;
      name?: string | null;
      phone?: string | null;
    };
    HeldRoom: {
      heldAt: string;
      onHold: boolean;
    };
    HeldWebhook: {
      attempts: number;
      fault: string;
      firstFailedAt: string;
      id: string;
      nextAt?: string;
      parkedAt?: string;
      position: number;
    };
    HistoryItem: {
      _id: string;
      call?: components["schemas"]["Call"];
      closedAt?: string;
      closedBy?: components["schemas"]["ClosedBy"];
      closer?: string;
      closingMessage?: string;
      fname: string;
      lastMessage?: components["schemas"]["Message"];
      msgs: number;
      servedBy?: components["schemas"]["ServedBy"];
      source: components["schemas"]["Source"];
      tags: string[];
      ts: string;
      v: components["schemas"]["RoomVisitor"];
      verified: boolean;
    };
    ImportedMessage: {
      msg: string;
      ts: string;
      username: string;
    };
    ImportMessagesRequest: {
      messages: components["schemas"]["MessageToImport"][];
      visitor: components["schemas"]["ImportVisitor"];
    };
    ImportMessagesResponse: {
      messages: components["schemas"]["ImportedMessage"][];
      success: boolean;
    };
    ImportVisitor: {
      token: string;
    };
    InfoRoom: {
      estimatedWaitingTimeQueue: number;
      livechatData: {
        [key: string]: string;
      };
      priorityId: string | null;
      priorityWeight: number;
      slaId: string | null;
      tags: string[];
      topic: string | null;
    };
    InfoSavedEvent: {
      actor: string;
      at: string;
      /** @enum {string} */
      kind: "conversation-info-saved";
      position: number;
      rid: string;
      room: components["schemas"]["InfoRoom"];
      seq: number;
    };
    Inquiry: {
      _id: string;
      _updatedAt: string;
      defaultAgent?: components["schemas"]["DefaultAgent"];
      department?: string;
      estimatedWaitingTimeQueue: number;
      lastMessage?: components["schemas"]["Message"];
      message: string;
      name: string;
      priorityId?: string;
      priorityWeight: number;
      queuedAt?: string;
      rid: string;
      slaId?: string;
      source: components["schemas"]["Source"];
      status: string;
      t: string;
      takenAt?: string;
      ts: string;
      v: components["schemas"]["RoomVisitor"];
    };
    IssueTicketResponse: {
      expiresAt: string;
      success: boolean;
      ticket: string;
    };
    JsonValue: (string | number | boolean | {
      [key: string]: components["schemas"]["JsonValue"];
    } | ((string | number | boolean | {
      [key: string]: components["schemas"]["JsonValue"];
    } | ((string | number | boolean | {
      [key: string]: components["schemas"]["JsonValue"];
    }) | null)[]) | null)[]) | null;
    LastAnswer: {
      lr: string;
    };
    LastCall: {
      _id: string;
      ts: string;
    };
    LastChat: {
      _id: string;
      ts: string;
    };
    LastQuestion: {
      lq: string;
    };
    LeftQueueEvent: {
      at: string;
      /** @enum {string} */
      kind: "conversation-left-queue";
      position: number;
      rid: string;
      seq: number;
    };
    LegacyContactResponse: {
      contact: components["schemas"]["Visitor"] | null;
      success: boolean;
    };
    ListAgentDepartmentsResponse: {
      departments: components["schemas"]["AgentDepartment"][];
      success: boolean;
    };
    ListBlocksResponse: {
      blocks: components["schemas"]["Block"][];
      count: number;
      offset: number;
      success: boolean;
      total: number;
    };
    ListBusinessHoursResponse: {
      businessHours: components["schemas"]["BusinessHour"][];
      count: number;
      offset: number;
      success: boolean;
      total: number;
    };
    ListCallHistoryResponse: {
      count: number;
      items: components["schemas"]["CallHistoryItem"][];
      offset: number;
      success: boolean;
      total: number;
    };
    ListCallsResponse: {
      calls: components["schemas"]["Call"][];
      count: number;
      offset: number;
      success: boolean;
      total: number;
    };
    ListCannedResponsesResponse: {
      cannedResponses: components["schemas"]["CannedText"][];
      count: number;
      offset: number;
      success: boolean;
      total: number;
    };
    ListChannelsResponse: {
      channels: components["schemas"]["Channel"][];
      success: boolean;
    };
    ListCustomFieldsResponse: {
      count: number;
      customFields: components["schemas"]["CustomField"][];
      offset: number;
      success: boolean;
      total: number;
    };
    ListDeliveriesResponse: {
      count: number;
      deliveries: components["schemas"]["Delivery"][];
      offset: number;
      success: boolean;
      total: number;
    };
    ListDepartmentAgentsResponse: {
      agents: components["schemas"]["DepartmentAgent"][];
      count: number;
      offset: number;
      success: boolean;
      total: number;
    };
    ListDepartmentsByIdsResponse: {
      departments: components["schemas"]["Department"][];
      success: boolean;
    };
    ListDepartmentsResponse: {
      count: number;
      departments: components["schemas"]["Department"][];
      offset: number;
      success: boolean;
      total: number;
    };
    ListDispositionsResponse: {
      count: number;
      dispositions: components["schemas"]["Disposition"][];
      offset: number;
      success: boolean;
      total: number;
    };
    ListDraftsResponse: {
      drafts: components["schemas"]["Draft"][];
      success: boolean;
    };
    ListDuplicatesResponse: {
      count: number;
      duplicates: components["schemas"]["Duplicate"][];
      next?: string;
      success: boolean;
    };
    ListedContact: {
      _id: string;
      _updatedAt: string;
      aliases?: string[];
      block?: components["schemas"]["ContactBlock"];
      channels: components["schemas"]["Channel"][];
      conflictingFields: components["schemas"]["Conflict"][];
      contactManager?: components["schemas"]["Manager"];
      createdAt: string;
      createdBy?: string;
      customFields: {
        [key: string]: string;
      };
      emails: components["schemas"]["Email"][];
      enabled: boolean;
      lastChat?: components["schemas"]["LastChat"];
      name: string;
      phones: components["schemas"]["Phone"][];
      preRegistration: boolean;
      unknown: boolean;
    };
    ListedStaff: {
      _id: string;
      callActivity?: string;
      departments: string[];
      emails: components["schemas"]["AccountEmail"][];
      livechat: components["schemas"]["StaffProfile"];
      name: string;
      status: string;
      statusLivechat: string;
      username: string;
    };
    ListedWebhook: {
      _id: string;
      _updatedAt?: string;
      createdAt?: string;
      enabled: boolean;
      events: string[];
      name?: string;
      state: components["schemas"]["WebhookState"];
      url: string;
    };
    ListEventsResponse: {
      before: number;
      count: number;
      events: components["schemas"]["AuditEvent"][];
      hasMore: boolean;
      success: boolean;
    };
    ListExtensionsResponse: {
      count: number;
      extensions: components["schemas"]["Extension"][];
      offset: number;
      success: boolean;
      total: number;
    };
    ListFreeAgentsResponse: {
      agents: components["schemas"]["FreeAgent"][];
      count: number;
      offset: number;
      success: boolean;
      total: number;
    };
    ListInquiriesResponse: {
      count: number;
      inquiries: components["schemas"]["Inquiry"][];
      offset: number;
      success: boolean;
      total: number;
    };
    ListMergesResponse: {
      merges: components["schemas"]["Merge"][];
      success: boolean;
    };
    ListMonitorsResponse: {
      count: number;
      monitors: components["schemas"]["Monitor"][];
      offset: number;
      success: boolean;
      total: number;
    };
    ListPermissionsResponse: {
      remove: string[];
      success: boolean;
      update: components["schemas"]["Permission"][];
    };
    ListPoliciesResponse: {
      policies: components["schemas"]["RetentionPolicy"][];
      success: boolean;
    };
    ListPrioritiesResponse: {
      count: number;
      offset: number;
      priorities: components["schemas"]["Priority"][];
      success: boolean;
      total: number;
    };
    ListPublicSettingsResponse: {
      settings: components["schemas"]["PublicSetting"][];
      success: boolean;
    };
    ListReceiptsResponse: {
      count: number;
      offset: number;
      receipts: components["schemas"]["Receipt"][];
      running?: components["schemas"]["Running"];
      success: boolean;
      total: number;
    };
    ListRolesResponse: {
      roles: components["schemas"]["Role"][];
      success: boolean;
    };
    ListRoomMessagesResponse: {
      count: number;
      messages: components["schemas"]["Message"][];
      offset: number;
      success: boolean;
      total: number;
    };
    ListRoomsResponse: {
      count: number;
      offset: number;
      rooms: components["schemas"]["Room"][];
      success: boolean;
      total: number;
    };
    ListServiceLevelsResponse: {
      count: number;
      offset: number;
      sla: components["schemas"]["ServiceLevel"][];
      success: boolean;
      total: number;
    };
    ListSessionsResponse: {
      count: number;
      offset: number;
      sessions: components["schemas"]["Session"][];
      success: boolean;
      total: number;
    };
    ListStaffResponse: {
      count: number;
      offset: number;
      success: boolean;
      total: number;
      users: components["schemas"]["ListedStaff"][];
    };
    ListTagsResponse: {
      count: number;
      offset: number;
      success: boolean;
      tags: components["schemas"]["Tag"][];
      total: number;
    };
    ListUnitDepartmentsResponse: {
      count: number;
      departments: components["schemas"]["UnitDepartment"][];
      offset: number;
      success: boolean;
      total: number;
    };
    ListUnitMonitorsResponse: {
      monitors: components["schemas"]["UnitMonitor"][];
      success: boolean;
    };
    ListUnitsResponse: {
      count: number;
      offset: number;
      success: boolean;
      total: number;
      units: components["schemas"]["Unit"][];
    };
    ListUsersResponse: {
      count: number;
      offset: number;
      success: boolean;
      total: number;
      users: components["schemas"]["Account"][];
    };
    ListVisitedPagesResponse: {
      count: number;
      offset: number;
      pages: components["schemas"]["PageMessage"][];
      success: boolean;
      total: number;
    };
    ListVisitorMessagesResponse: {
      messages: components["schemas"]["VisitorMessage"][];
      success: boolean;
    };
    ListVoipRoomsResponse: {
      count: number;
      offset: number;
      rooms: components["schemas"]["VoipRoom"][];
      success: boolean;
      total: number;
    };
    ListWebhooksResponse: {
      success: boolean;
      webhooks: components["schemas"]["ListedWebhook"][];
    };
    LoggedOut: {
      message: string;
    };
    LoginRequest: {
      code?: string | null;
      email?: string | null;
      password?: (string | components["schemas"]["DigestedPassword"]) | null;
      resume?: string | null;
      user?: (string | components["schemas"]["UserByNameOrEmail"]) | null;
      username?: string | null;
    };
    LoginResponse: {
      data: components["schemas"]["SignedIn"];
      status: string;
      success: boolean;
    };
    LogoutResponse: {
      data: components["schemas"]["LoggedOut"];
      status: string;
      success: boolean;
    };
    LogoutUserRequest: {
      userId?: string | null;
    };
    LogoutUserResponse: {
      message: string;
      success: boolean;
    };
    Manager: {
      _id: string;
      name: string;
      username: string;
    };
    ManagerToSet: {
      username: string;
    };
    MarkReadRequest: {
      delivered?: number | null;
      rid: string;
      seq?: number | null;
    };
    MeResponse: {
      _id: string;
      _updatedAt: string;
      active: boolean;
      avatarUrl: string;
      customFields: {
        [key: string]: string;
      };
      email?: string;
      emails: components["schemas"]["UserEmail"][];
      isOAuthUser: boolean;
      name: string;
      roles: string[];
      services: components["schemas"]["SignInServices"];
      settings: components["schemas"]["MySettings"];
      status: string;
      statusConnection: string;
      statusText: string;
      success: boolean;
      username: string;
      utcOffset: number;
    };
    Merge: {
      _id: string;
      at: string;
      by: string;
      contactId: string;
      name: string;
      reason: string;
    };
    MergeContactsRequest: {
      contactId: string;
      dryRun?: boolean | null;
      fields?: {
        [key: string]: string;
      } | null;
      otherContactId: string;
    };
    MergeContactsResponse: {
      contact: components["schemas"]["Contact"];
      dryRun: boolean;
      success: boolean;
    };
    Message: {
      _id: string;
      _updatedAt: string;
      alias?: string;
      attachments?: components["schemas"]["Attachment"][];
      channels: string[];
      editedAt?: string;
      editedBy?: components["schemas"]["User"];
      file?: components["schemas"]["File"];
      files?: components["schemas"]["File"][];
      md: components["schemas"]["Paragraph"][];
      mentions: string[];
      msg: string;
      rid: string;
      seq: number;
      sms?: components["schemas"]["SmsFailure"];
      t?: string;
      transferData?: components["schemas"]["TransferData"];
      ts: string;
      u: components["schemas"]["User"];
      urls: string[];
    };
    MessageDeletedEvent: {
      actor: string;
      at: string;
      /** @enum {string} */
      kind: "message-deleted";
      message: components["schemas"]["DeletedMessage"];
      position: number;
      rid: string;
      seq: number;
    };
    MessageEditedEvent: {
      actor: string;
      at: string;
      /** @enum {string} */
      kind: "message-edited";
      message: components["schemas"]["EditedMessage"];
      position: number;
      rid: string;
      seq: number;
    };
    MessagePostedEvent: {
      actor: string;
      at: string;
      /** @enum {string} */
      kind: "message";
      message: components["schemas"]["Message"];
      position: number;
      rid: string;
      seq: number;
    };
    MessageToImport: {
      msg: string;
    };
    MessageToSend: {
      _id?: string | null;
      msg: string;
      rid: string;
    };
    Monitor: {
      _id: string;
      emails: components["schemas"]["AccountEmail"][];
      name: string;
      roles: string[];
      username: string;
    };
    MoveVisitorCursorRequest: {
      delivered?: number | null;
      rid: string;
      seq: number;
      token: string;
    };
    MySettings: {
      preferences: {
        [key: string]: string;
      };
      profile: {
        [key: string]: string;
      };
    };
    Named: {
      _id: string;
      name?: string;
    };
    NamedUserRequest: {
      userId?: string | null;
      username?: string | null;
    };
    NavigatedPage: {
      change: string;
      location: components["schemas"]["PageLocation"];
      title: string;
    };
    Navigation: {
      page: components["schemas"]["NavigatedPage"];
    };
    NeedsResetResponse: {
      reset: boolean;
      success: boolean;
    };
    NextAgentResponse: {
      agent: components["schemas"]["ShownAgent"] | null;
      success: boolean;
    };
    NoteDeletedEvent: {
      actor: string;
      at: string;
      /** @enum {string} */
      kind: "note-deleted";
      message: components["schemas"]["DeletedMessage"];
      position: number;
      rid: string;
      seq: number;
    };
    NoteEditedEvent: {
      actor: string;
      at: string;
      /** @enum {string} */
      kind: "note-edited";
      message: components["schemas"]["EditedMessage"];
      position: number;
      rid: string;
      seq: number;
    };
    NotePostedEvent: {
      actor: string;
      at: string;
      /** @enum {string} */
      kind: "note";
      message: components["schemas"]["Message"];
      position: number;
      rid: string;
      seq: number;
    };
    NoteToWrite: {
      _id?: string | null;
      msg: string;
      rid: string;
    };
    OfferedSecretResponse: {
      secret: string;
      success: boolean;
      url: string;
    };
    OfflineMessageRequest: {
      department?: string | null;
      email: string;
      host?: string | null;
      message: string;
      name: string;
    };
    OneCallResponse: {
      call: components["schemas"]["Call"];
      success: boolean;
    };
    OneCannedResponseResponse: {
      cannedResponse: components["schemas"]["CannedText"];
      success: boolean;
    };
    OneDispositionResponse: {
      _id: string;
      _updatedAt: string;
      departments: string[];
      description?: string;
      name: string;
      success: boolean;
    };
    OneTagResponse: {
      _id: string;
      _updatedAt: string;
      departments: string[];
      description?: string;
      name: string;
      numDepartments: number;
      success: boolean;
    };
    OneUnitResponse: {
      _id: string;
      _updatedAt: string;
      name: string;
      numDepartments: number;
      numMonitors: number;
      success: boolean;
      type: string;
      visibility: string;
    };
    OneUserResponse: {
      success: boolean;
      user: components["schemas"]["Account"];
    };
    OpenRoomResponse: {
      newRoom: boolean;
      room: components["schemas"]["VisitorRoom"];
      success: boolean;
    };
    OpenVisitorRoom: {
      _id: string;
      cl: boolean;
      servedBy?: components["schemas"]["AgentName"];
      t: string;
    };
    OpenVisitorRoomsResponse: {
      rooms: components["schemas"]["OpenVisitorRoom"][];
      success: boolean;
    };
    OwnInfoChange: {
      bio?: string | null;
      currentPassword?: string | null;
      customFields?: {
        [key: string]: string;
      } | null;
      email?: string | null;
      name?: string | null;
      newPassword?: string | null;
      nickname?: string | null;
      statusText?: string | null;
      statusType?: string | null;
      username?: string | null;
    };
    OwnMessageResponse: {
      message: components["schemas"]["VisitorMessage"];
      success: boolean;
    };
    OwnVisitor: {
      _id: string;
      name?: string;
      status: string;
      token: string;
      username: string;
    };
    PageInfo: {
      change: string;
      location: components["schemas"]["VisitedPageLocation"];
      title: string;
    };
    PageLocation: {
      href: string;
    };
    PageMessage: {
      _id: string;
      _updatedAt: string;
      alias?: string;
      attachments?: components["schemas"]["Attachment"][];
      channels: string[];
      editedAt?: string;
      editedBy?: components["schemas"]["User"];
      file?: components["schemas"]["File"];
      files?: components["schemas"]["File"][];
      md: components["schemas"]["Paragraph"][];
      mentions: string[];
      msg: string;
      navigation?: components["schemas"]["Navigation"];
      rid: string;
      seq: number;
      sms?: components["schemas"]["SmsFailure"];
      t?: string;
      transferData?: components["schemas"]["TransferData"];
      ts: string;
      u: components["schemas"]["User"];
      urls: string[];
    };
    PageVisitedEvent: {
      actor: string;
      at: string;
      /** @enum {string} */
      kind: "conversation-page-visited";
      message: components["schemas"]["Message"];
      page: components["schemas"]["VisitedPageChange"];
      position: number;
      rid: string;
      seq: number;
    };
    Paragraph: {
      type: string;
      value: components["schemas"]["PlainText"][];
    };
    PasswordService: {
      exists: boolean;
    };
    PdfEvent: {
      actor: string;
      at: string;
      /** @enum {string} */
      kind: "conversation-pdf-requested" | "conversation-pdf-made";
      position: number;
      rid: string;
      room: components["schemas"]["PdfRoom"];
      seq: number;
    };
    PdfFailedEvent: {
      actor: string;
      at: string;
      /** @enum {string} */
      kind: "conversation-work-failed";
      message: components["schemas"]["Message"];
      position: number;
      rid: string;
      room: components["schemas"]["PdfRoom"];
      seq: number;
    };
    PdfRoom: {
      pdfTranscriptFileId?: string;
      pdfTranscriptRequested: boolean;
    };
    Permission: {
      _id: string;
      _updatedAt: string;
      roles: string[];
    };
    PermissionChange: {
      _id: string;
      roles: string[];
    };
    Phone: {
      phoneNumber: string;
    };
    PlainText: {
      type: string;
      value: string;
    };
    PreferencesResponse: {
      preferences: {
        [key: string]: components["schemas"]["JsonValue"];
      };
      success: boolean;
    };
    PreferredAgent: {
      _id: string;
      extension?: string;
      reason: string;
      username: string;
    };
    PreviewedDepartment: {
      conversations: number;
      department?: components["schemas"]["Named"];
      oldest: string;
    };
    PreviewRetentionResponse: {
      conversations: number;
      departments: components["schemas"]["PreviewedDepartment"][];
      oldest?: string;
      success: boolean;
    };
    Priority: {
      _id: string;
      dirty: boolean;
      i18n: string;
      name?: string;
      sortItem: number;
    };
    ProvenAddress: {
      field: string;
      value: string;
      verified: boolean;
      verifiedAt: string;
    };
    PublicSetting: {
      _id: string;
      value: components["schemas"]["JsonValue"];
    };
    QueueData: {
      estimatedWaitTimeSeconds?: number;
      message?: string;
      position: number;
    };
    QueuedCallsResponse: {
      callWaitingCount: number;
      extension: string;
      queueCount: number;
      success: boolean;
    };
    QueueFigures: {
      _id: string;
      availableAgents: number;
      callers: number;
      loggedInAgents: number;
      longestHoldTime: number;
      name: string;
    };
    QueueMembershipResponse: {
      extension: string;
      queues: components["schemas"]["QueueFigures"][];
      success: boolean;
    };
    QueuePlace: {
      estimatedWaitTimeSeconds?: number;
      message?: string;
      position: number;
    };
    QueuePlaceResponse: {
      queueData?: components["schemas"]["QueuePlace"];
      success: boolean;
    };
    QueueSummaryResponse: {
      success: boolean;
      summary: components["schemas"]["QueueFigures"][];
    };
    Receipt: {
      action?: string;
      blocksKept: number;
      calls?: number;
      closedBefore?: string;
      contacts: number;
      conversations: number;
      days?: number;
      departmentId?: string;
      entries: {
        [key: string]: number;
      };
      erasedAt: string;
      files: number;
      mails?: number;
      publicKeyId: string;
      receiptId: string;
      requestedBy: string;
      signature: string;
      visitors: number;
    };
    ReceiptToVerify: {
      action?: string | null;
      blocksKept: number;
      calls?: number | null;
      closedBefore?: string | null;
      contacts: number;
      conversations: number;
      days?: number | null;
      departmentId?: string | null;
      entries: {
        [key: string]: number;
      };
      erasedAt: string;
      files: number;
      mails?: number | null;
      publicKeyId: string;
      receiptId: string;
      requestedBy: string;
      signature: string;
      visitors: number;
    };
    RecoveryCodesResponse: {
      codes: string[];
      success: boolean;
    };
    RedeemLoginCodeRequest: {
      code: string;
    };
    RedeemLoginCodeResponse: {
      loginToken: string;
      success: boolean;
      userId: string;
    };
    RegisteredVisitor: {
      _id: string;
      _updatedAt: string;
      contactManager?: components["schemas"]["VisitorManager"];
      department?: string;
      livechatData?: {
        [key: string]: string;
      };
      name?: string;
      phone?: components["schemas"]["VisitorPhone"][];
      status: string;
      token: string;
      ts: string;
      username: string;
      visitorEmails?: components["schemas"]["VisitorEmail"][];
    };
    RegisterVisitorRequest: {
      visitor: components["schemas"]["VisitorToRegister"];
    };
    RemoveBusinessHourRequest: {
      _id: string;
    };
    RemoveClosedRoomsRequest: {
      departmentIds?: string[] | null;
    };
    RemoveClosedRoomsResponse: {
      removedRooms: number;
      success: boolean;
    };
    RemovedDepartmentAgent: {
      agentId: string;
    };
    RemovePolicyRequest: {
      confirm?: number | null;
      departmentId?: string | null;
    };
    ReplayWebhookRequest: {
      position: number;
      webhookId: string;
    };
    RequestCodeRequest: {
      email?: string | null;
      phone?: string | null;
      token: string;
    };
    RequestCodeResponse: {
      success: boolean;
      verification: components["schemas"]["SentCode"];
    };
    RequestOwnTranscriptRequest: {
      email: string;
      rid: string;
      token: string;
    };
    RequestRoomTranscriptRequest: {
      email: string;
      subject: string;
    };
    ResetPasswordByTokenRequest: {
      newPassword: string;
      token: string;
    };
    ResolveConflictsRequest: {
      contactId: string;
      contactManager?: string | null;
      customFields?: {
        [key: string]: string;
      } | null;
      name?: string | null;
      wipeConflicts?: boolean | null;
    };
    ResolveConflictsResponse: {
      result: components["schemas"]["Contact"];
      success: boolean;
    };
    ResponseTimes: {
      avg?: number;
      fd: string;
      ft: number;
      total?: number;
      tt?: number;
    };
    ResumeWebhookRequest: {
      id?: string | null;
      skip?: boolean | null;
      webhookId: string;
    };
    RetentionPolicy: {
      action: string;
      beginsAt: string;
      changedAt: string;
      changedBy?: string;
      days?: number;
      department?: components["schemas"]["Named"];
      enabled: boolean;
    };
    ReturnInquiryRequest: {
      departmentId?: string | null;
      roomId: string;
    };
    ReturnInquiryResponse: {
      result: boolean;
      success: boolean;
    };
    Role: {
      _id: string;
      description: string;
      mandatory2fa: boolean;
      name: string;
      protected: boolean;
      scope: string;
    };
    Room: {
      _id: string;
      _updatedAt: string;
      anonymized?: boolean;
      cl: boolean;
      closedAt?: string;
      closedBy?: components["schemas"]["ClosedBy"];
      closer?: string;
      closingMessage?: string;
      contactId: string;
      department?: components["schemas"]["Named"];
      departmentId?: string;
      estimatedWaitingTimeQueue: number;
      fname: string;
      lastMessage?: components["schemas"]["Message"];
      livechatData?: {
        [key: string]: string;
      };
      lm: string;
      metrics: components["schemas"]["RoomMetrics"];
      msgs: number;
      onHold?: boolean;
      open?: boolean;
      pdfTranscriptFileId?: string;
      pdfTranscriptRequested?: boolean;
      priorityId?: string;
      priorityWeight: number;
      queuedAt?: string;
      seq?: number;
      servedBy?: components["schemas"]["ServedBy"];
      slaId?: string;
      sms?: components["schemas"]["RoomSms"];
      source: components["schemas"]["Source"];
      surveyFeedback?: {
        [key: string]: string;
      };
      t: string;
      tags?: string[];
      topic?: string;
      transcriptRequest?: components["schemas"]["TranscriptRequest"];
      ts: string;
      unread: number;
      usersCount: number;
      v: components["schemas"]["RoomVisitor"];
      verified: boolean;
      waitingResponse?: boolean;
      waitingSince?: string;
    };
    RoomCursorsResponse: {
      agent: components["schemas"]["Cursor"];
      seq: number;
      success: boolean;
      visitor: components["schemas"]["Cursor"];
    };
    RoomFilter: {
      id?: string;
      type: string;
    };
    RoomFiltersResponse: {
      filters: components["schemas"]["RoomFilter"][];
      success: boolean;
    };
    RoomHistoryResponse: {
      agent: components["schemas"]["Cursor"];
      hasOlder: boolean;
      messages: components["schemas"]["Message"][];
      room: components["schemas"]["Room"];
      success: boolean;
      visitor: components["schemas"]["Cursor"];
    };
    RoomInfo: {
      _id: string;
      addTags?: string[] | null;
      livechatData?: {
        [key: string]: string;
      } | null;
      priorityId?: string | null;
      removeTags?: string[] | null;
      slaId?: string | null;
      tags?: string[] | null;
      topic?: string | null;
    };
    RoomInfoResponse: {
      room: components["schemas"]["Room"];
      success: boolean;
    };
    RoomMetrics: {
      chatDuration?: number;
      response?: components["schemas"]["ResponseTimes"];
      servedBy?: components["schemas"]["LastAnswer"];
      serviceTimeDuration?: number;
      v?: components["schemas"]["LastQuestion"];
    };
    RoomSms: {
      from?: string;
    };
    RoomToChange: {
      roomId: string;
    };
    RoomVisitor: {
      _id: string;
      name?: string;
      status: string;
      username: string;
    };
    RoutingConfigurationResponse: {
      config: components["schemas"]["RoutingScreen"];
      success: boolean;
    };
    RoutingDecisionsResponse: {
      routing: components["schemas"]["Assignment"][];
      success: boolean;
    };
    RoutingScreen: {
      autoAssignAgent: boolean;
      enableTriggerAction: boolean;
      previewRoom: boolean;
      returnQueue: boolean;
      showConnecting: boolean;
      showQueue: boolean;
      showQueueLink: boolean;
    };
    Running: {
      conversations: number;
      failed: number;
      startedAt: string;
    };
    SaveAgentRequest: {
      agentData: components["schemas"]["AgentData"];
      agentDepartments: string[];
      agentId: string;
    };
    SaveBusinessHourRequest: {
      _id?: string | null;
      active: boolean;
      departments?: string[] | null;
      name?: string | null;
      timezoneName: string;
      /** @enum {string} */
      type: "default" | "custom";
      workHours: components["schemas"]["GivenWorkHours"][];
    };
    SaveBusinessHourResponse: {
      businessHour: components["schemas"]["BusinessHour"];
      success: boolean;
    };
    SaveCannedResponseRequest: {
      _id?: string | null;
      departmentId?: string | null;
      /** @enum {string} */
      scope: "global" | "department" | "user";
      shortcut: string;
      tags?: string[] | null;
      text: string;
    };
    SaveCustomFieldRequest: {
      customFieldData: components["schemas"]["CustomFieldData"];
      customFieldId?: string | null;
    };
    SaveCustomFieldResponse: {
      customField: components["schemas"]["CustomField"];
      success: boolean;
    };
    SavedDepartmentResponse: {
      agents: components["schemas"]["DepartmentAgent"][];
      department: components["schemas"]["Department"];
      success: boolean;
    };
    SaveDepartmentRequest: {
      agents?: components["schemas"]["GivenDepartmentAgent"][] | null;
      department: components["schemas"]["DepartmentData"];
      departmentUnit?: components["schemas"]["DepartmentUnit"] | null;
    };
    SaveDispositionRequest: {
      _id?: string | null;
      dispositionData: components["schemas"]["DispositionData"];
      dispositionDepartments?: string[] | null;
    };
    SaveDraftResponse: {
      draft: components["schemas"]["Draft"];
      saved: boolean;
      success: boolean;
    };
    SaveLegacyContactRequest: {
      _id?: string | null;
      contactManager?: components["schemas"]["ManagerToSet"] | null;
      customFields?: {
        [key: string]: string;
      } | null;
      email?: string | null;
      name: string;
      phone?: string | null;
      token?: string | null;
      username?: string | null;
    };
    SaveLegacyContactResponse: {
      contact: string;
      success: boolean;
    };
    SavePolicyRequest: {
      /** @enum {string} */
      action: "delete" | "anonymize" | "keep";
      confirm?: number | null;
      days?: number | null;
      departmentId?: string | null;
      enabled?: boolean | null;
    };
    SavePolicyResponse: {
      policy: components["schemas"]["RetentionPolicy"];
      success: boolean;
    };
    SaveRoomInfoRequest: {
      guestData: components["schemas"]["GuestInfo"];
      roomData: components["schemas"]["RoomInfo"];
    };
    SaveServiceLevelRequest: {
      description?: string | null;
      dueTimeInMinutes: number;
      name: string;
    };
    SaveServiceLevelResponse: {
      sla: components["schemas"]["ServiceLevel"];
      success: boolean;
    };
    SaveTagRequest: {
      _id?: string | null;
      tagData: components["schemas"]["TagData"];
      tagDepartments?: string[] | null;
    };
    SaveUnitRequest: {
      unitData: components["schemas"]["UnitData"];
      unitDepartments: components["schemas"]["GivenDepartment"][];
      unitMonitors: components["schemas"]["GivenMonitor"][];
    };
    SaveWebhookRequest: {
      _id?: string | null;
      enabled?: boolean | null;
      events?: string[] | null;
      name: string;
      newSecret?: boolean | null;
      secret?: string | null;
      url: string;
    };
    SaveWebhookResponse: {
      secret?: string;
      success: boolean;
      webhook: components["schemas"]["Webhook"];
    };
    SaveWrapUpRequest: {
      callId: string;
      dispositionId?: string | null;
      notes?: string | null;
      tags?: string[] | null;
    };
    SearchContactsResponse: {
      contacts: components["schemas"]["ListedContact"][];
      count: number;
      offset: number;
      success: boolean;
      total: number;
    };
    SearchProgressResponse: {
      done: boolean;
      outdated: number;
      success: boolean;
      total: number;
    };
    SearchVisitorsResponse: {
      count: number;
      offset: number;
      success: boolean;
      total: number;
      visitors: components["schemas"]["FoundVisitor"][];
    };
    SecondFactorCodeRequest: {
      code: string;
    };
    SendMessageRequest: {
      message: components["schemas"]["MessageToSend"];
    };
    SendMessageResponse: {
      message: components["schemas"]["Message"];
      success: boolean;
    };
    SendVisitorMessageRequest: {
      _id?: string | null;
      agent?: components["schemas"]["AddressedAgent"] | null;
      msg: string;
      rid: string;
      token: string;
    };
    SentCode: {
      expiresAt: string;
      field: string;
      resendAfterSeconds: number;
      sentTo: string;
    };
    SentMailResponse: {
      message: string;
      success: boolean;
    };
    SentNavigation: {
      page: components["schemas"]["PageInfo"];
      token: string;
    };
    ServedBy: {
      _id: string;
      ts: string;
      username: string;
    };
    ServedCount: {
      chats: number;
      department?: components["schemas"]["Named"];
      user: components["schemas"]["ServingAgent"];
    };
    ServedCountsResponse: {
      count: number;
      offset: number;
      queue: components["schemas"]["ServedCount"][];
      success: boolean;
      total: number;
    };
    ServiceLevel: {
      _id: string;
      _updatedAt: string;
      description?: string;
      dueTimeInMinutes: number;
      name: string;
    };
    ServingAgent: {
      _id: string;
      status: string;
      username: string;
    };
    ServingAgentResponse: {
      agent: components["schemas"]["ShownAgent"];
      success: boolean;
    };
    Session: {
      _id: string;
      _user?: components["schemas"]["SessionUser"];
      createdAt: string;
      current: boolean;
      device: components["schemas"]["SessionDevice"];
      expiresAt: string;
      lastActivityAt: string;
      loginAt: string;
      sessionId: string;
      userId: string;
    };
    SessionDevice: {
      name: string;
      type: string;
    };
    SessionUser: {
      _id: string;
      name: string;
      username: string;
    };
    SetActiveStatusRequest: {
      activeStatus: boolean;
      confirmRelinquish?: boolean | null;
      userId: string;
    };
    SetActiveStatusResponse: {
      success: boolean;
      user: components["schemas"]["ActiveUser"];
    };
    SetAgentStatusRequest: {
      agentId?: string | null;
      /** @enum {string|null} */
      status?: "available" | "not-available" | null;
    };
    SetAgentStatusResponse: {
      status: string;
      success: boolean;
    };
    SetCustomFieldRequest: {
      key: string;
      overwrite: boolean;
      token: string;
      value: string;
    };
    SetCustomFieldResponse: {
      field: components["schemas"]["CustomFieldValue"];
      success: boolean;
    };
    SetCustomFieldsRequest: {
      customFields: components["schemas"]["CustomFieldValue"][];
      token: string;
    };
    SetCustomFieldsResponse: {
      fields: components["schemas"]["SetField"][];
      success: boolean;
    };
    SetExtensionRequest: {
      extension: string;
      userId?: string | null;
      username?: string | null;
    };
    SetField: {
      Key: string;
      overwrite: boolean;
      value: string;
    };
    SetInquirySlaRequest: {
      roomId: string;
      sla: string;
    };
    SetPreferencesRequest: {
      data: {
        [key: string]: components["schemas"]["JsonValue"];
      };
    };
    SetRoomPriorityRequest: {
      priorityId: string;
    };
    SetStatusRequest: {
      message?: string | null;
      status?: string | null;
      user?: string | null;
      userId?: string | null;
      username?: string | null;
    };
    ShownAgent: {
      _id?: string;
      hiddenInfo?: boolean;
      name?: string;
      status?: string;
      username?: string;
    };
    SignedIn: {
      authToken: string;
      codes?: string[];
      me: components["schemas"]["SignedInUser"];
      userId: string;
    };
    SignedInUser: {
      _id: string;
      _updatedAt: string;
      active: boolean;
      avatarUrl: string;
      customFields: {
        [key: string]: string;
      };
      email?: string;
      emails: components["schemas"]["UserEmail"][];
      isOAuthUser: boolean;
      name: string;
      roles: string[];
      services: components["schemas"]["SignInServices"];
      settings: components["schemas"]["MySettings"];
      status: string;
      statusConnection: string;
      statusText: string;
      username: string;
      utcOffset: number;
    };
    SignInServices: {
      password: components["schemas"]["PasswordService"];
      totp: components["schemas"]["TotpService"];
    };
    SmsFailedEvent: {
      actor: string;
      at: string;
      /** @enum {string} */
      kind: "conversation-text-failed";
      message: components["schemas"]["Message"];
      position: number;
      rid: string;
      seq: number;
    };
    SmsFailure: {
      error: string;
      seq: number;
    };
    Source: {
      destination?: string;
      id?: string;
      label?: string;
      type: string;
    };
    Staff: {
      _id: string;
      callActivity?: string;
      emails: components["schemas"]["AccountEmail"][];
      livechat: components["schemas"]["StaffProfile"];
      name: string;
      status: string;
      statusLivechat: string;
      username: string;
    };
    StaffProfile: {
      maxNumberSimultaneousChat?: number;
      skills: string[];
    };
    StartedRoom: {
      contactId: string;
      departmentId?: string;
      fname: string;
      open: boolean;
      priorityWeight: number;
      queuedAt?: string;
      source: components["schemas"]["Source"];
      ts: string;
      v: components["schemas"]["User"];
      verified: boolean;
    };
    Subscription: {
      _id: string;
      _updatedAt: string;
      alert: boolean;
      department?: string;
      fname: string;
      name: string;
      open: boolean;
      rid: string;
      t: string;
      ts: string;
      unread: number;
      v: components["schemas"]["SubscriptionVisitor"];
    };
    SubscriptionVisitor: {
      _id: string;
    };
    SurveyAnswer: {
      name: string;
      value: string;
    };
    SurveyAnsweredEvent: {
      actor: string;
      at: string;
      /** @enum {string} */
      kind: "conversation-survey-answered";
      position: number;
      rid: string;
      seq: number;
      survey: {
        [key: string]: string;
      };
    };
    Tag: {
      _id: string;
      _updatedAt: string;
      departments: string[];
      description?: string;
      name: string;
      numDepartments: number;
    };
    TagData: {
      description?: string | null;
      name: string;
    };
    TakeInquiryRequest: {
      inquiryId: string;
      userId?: string | null;
    };
    TakeInquiryResponse: {
      inquiry: components["schemas"]["Inquiry"];
      success: boolean;
    };
    TestWebhookResponse: {
      delivered: boolean;
      fault?: string;
      httpStatus?: number;
      milliseconds: number;
      responseStart: string;
      success: boolean;
    };
    TimelineActor: {
      _id?: string;
      name?: string;
      type: string;
      username?: string;
    };
    TimelineDetails: {
      agentId?: string;
      closer?: string;
      comment?: string;
      contactManager?: string;
      customFields?: {
        [key: string]: string;
      };
      departmentId?: string;
      email?: string;
      emails?: string[];
      event?: string;
      eventAt?: string;
      expiresAt?: string;
      field?: string;
      from?: string;
      into?: string;
      name?: string;
      otherContactId?: string;
      phone?: string;
      phones?: string[];
      reason?: string;
      source?: components["schemas"]["ChannelSource"];
      tags?: string[];
      username?: string;
      value?: string;
      verified?: boolean;
      visitorId?: string;
      what?: string;
      why?: string;
      wipeConflicts?: boolean;
    };
    TimelineEntry: {
      actor: components["schemas"]["TimelineActor"];
      at: string;
      callId?: string;
      contactId?: string;
      details: components["schemas"]["TimelineDetails"];
      kind: string;
      position: number;
      rid?: string;
    };
    TimelineResponse: {
      count: number;
      next?: number;
      success: boolean;
      timeline: components["schemas"]["TimelineEntry"][];
    };
    TimeZone: {
      name: string;
    };
    TotpService: {
      enabled: boolean;
    };
    TranscriptEmail: {
      requestData?: components["schemas"]["TranscriptEmailData"] | null;
      sendToVisitor: boolean;
    };
    TranscriptEmailData: {
      email?: string | null;
      subject?: string | null;
    };
    TranscriptEvent: {
      actor: string;
      at: string;
      /** @enum {string} */
      kind: "conversation-transcript-requested" | "conversation-transcript-withdrawn" | "conversation-transcript-sent";
      position: number;
      rid: string;
      room: components["schemas"]["TranscriptRoom"];
      seq: number;
    };
    TranscriptFailedEvent: {
      actor: string;
      at: string;
      /** @enum {string} */
      kind: "conversation-work-failed";
      message: components["schemas"]["Message"];
      position: number;
      rid: string;
      room: components["schemas"]["TranscriptRoom"];
      seq: number;
    };
    TranscriptRequest: {
      email?: string;
      requestedAt: string;
      requestedBy?: components["schemas"]["User"];
      subject: string;
    };
    TranscriptRoom: {
      transcriptRequest: components["schemas"]["TranscriptRequest"] | null;
    };
    Transfer: {
      _id: string;
      comment?: string;
      nextDepartment?: components["schemas"]["Named"];
      previousDepartment?: components["schemas"]["Named"];
      requestedDepartment?: components["schemas"]["Named"];
      scope: string;
      transferredBy: components["schemas"]["Transferrer"];
      transferredFrom?: components["schemas"]["User"];
      transferredTo?: components["schemas"]["User"];
      ts: string;
    };
    TransferData: {
      comment?: string;
      nextDepartment?: string;
      previousDepartment?: string;
      requestedDepartment?: string;
      scope: string;
      transferredBy: components["schemas"]["User"];
      transferredTo?: components["schemas"]["User"];
      ts: string;
    };
    TransferHistoryResponse: {
      count: number;
      history: components["schemas"]["Transfer"][];
      offset: number;
      success: boolean;
      total: number;
    };
    TransferOwnRoomRequest: {
      department: string;
      rid: string;
      token: string;
    };
    TransferOwnRoomResponse: {
      room: components["schemas"]["VisitorRoom"];
      success: boolean;
    };
    TransferredRoom: {
      departmentId?: string;
      queuedAt?: string;
      servedBy: components["schemas"]["ServedBy"] | null;
    };
    TransferredToQueueEvent: {
      actor: string;
      at: string;
      /** @enum {string} */
      kind: "conversation-transferred";
      message: components["schemas"]["Message"];
      position: number;
      rid: string;
      room: components["schemas"]["Room"];
      seq: number;
    };
    Transferrer: {
      _id: string;
      name?: string;
      username: string;
      userType: string;
    };
    UnblockRequest: {
      contactId?: string | null;
      email?: string | null;
      ip?: string | null;
      phone?: string | null;
      visitor?: components["schemas"]["BlockedChannel"] | null;
    };
    Unit: {
      _id: string;
      _updatedAt: string;
      name: string;
      numDepartments: number;
      numMonitors: number;
      type: string;
      visibility: string;
    };
    UnitData: {
      name: string;
      /** @enum {string|null} */
      visibility?: "public" | "private" | null;
    };
    UnitDepartment: {
      _id: string;
      archived: boolean;
      enabled: boolean;
      name: string;
    };
    UnitMonitor: {
      monitorId: string;
      unitId: string;
      username: string;
    };
    UnknownEvent: {
      actor: string;
      at: string;
      kind: string;
      position: number;
      rid: string;
      seq: number;
    };
    UnmergeContactRequest: {
      contactId: string;
    };
    UnmergeContactResponse: {
      contact: components["schemas"]["Contact"];
      success: boolean;
    };
    UpdateContactRequest: {
      contactId: string;
      contactManager?: string | null;
      customFields?: {
        [key: string]: string;
      } | null;
      emails?: string[] | null;
      name?: string | null;
      phones?: string[] | null;
      wipeConflicts?: boolean | null;
    };
    UpdateContactResponse: {
      contact: components["schemas"]["Contact"];
      success: boolean;
    };
    UpdateOwnInfoRequest: {
      customFields?: {
        [key: string]: string;
      } | null;
      data: components["schemas"]["OwnInfoChange"];
    };
    UpdatePermissionsRequest: {
      permissions: components["schemas"]["PermissionChange"][];
    };
    UpdatePermissionsResponse: {
      permissions: components["schemas"]["Permission"][];
      success: boolean;
    };
    UpdateUserRequest: {
      confirmRelinquish?: boolean | null;
      data: components["schemas"]["UserChange"];
      userId: string;
    };
    UploadFileAsAgentResponse: {
      message: components["schemas"]["Message"];
      success: boolean;
    };
    UploadFileResponse: {
      _id: string;
      _updatedAt: string;
      alias?: string;
      attachments?: components["schemas"]["Attachment"][];
      channels: string[];
      editedAt?: string;
      editedBy?: components["schemas"]["User"];
      file?: components["schemas"]["File"];
      files?: components["schemas"]["File"][];
      md: components["schemas"]["Paragraph"][];
      mentions: string[];
      msg: string;
      rid: string;
      seq: number;
      success: boolean;
      t?: string;
      token?: string;
      ts: string;
      u: components["schemas"]["User"];
      urls: string[];
    };
    User: {
      _id: string;
      name?: string;
      username: string;
    };
    UserByNameOrEmail: {
      email?: string | null;
      username?: string | null;
    };
    UserChange: {
      active?: boolean | null;
      bio?: string | null;
      customFields?: {
        [key: string]: string;
      } | null;
      email?: string | null;
      joinDefaultChannels?: boolean | null;
      name?: string | null;
      nickname?: string | null;
      password?: string | null;
      requirePasswordChange?: boolean | null;
      roles?: string[] | null;
      sendWelcomeEmail?: boolean | null;
      statusText?: string | null;
      username?: string | null;
      verified?: boolean | null;
    };
    UserEmail: {
      address: string;
      verified: boolean;
    };
    UsernameRequest: {
      username: string;
    };
    VerificationEndedEvent: {
      actor: string;
      at: string;
      /** @enum {string} */
      kind: "conversation-verification-ended";
      position: number;
      rid: string;
      room: components["schemas"]["VerifiedRoom"];
      seq: number;
    };
    VerifiedRoom: {
      verified: boolean;
    };
    VerifyReceiptRequest: {
      receipt: components["schemas"]["ReceiptToVerify"];
    };
    VerifyReceiptResponse: {
      success: boolean;
      valid: boolean;
    };
    Viewer: {
      _id: string;
      isTyping: boolean;
      name?: string;
      username: string;
    };
    VisitedPage: {
      msg: string;
      navigation: components["schemas"]["SentNavigation"];
    };
    VisitedPageChange: {
      change: string;
      title: string;
      url: string;
    };
    VisitedPageLocation: {
      href: string;
    };
    Visitor: {
      _id: string;
      _updatedAt: string;
      contactManager?: components["schemas"]["VisitorManager"];
      department?: string;
      livechatData?: {
        [key: string]: string;
      };
      name?: string;
      phone?: components["schemas"]["VisitorPhone"][];
      status: string;
      ts: string;
      username: string;
      visitorEmails?: components["schemas"]["VisitorEmail"][];
    };
    VisitorAssignedEvent: {
      at: string;
      /**
      * @description discriminator enum property added by openapi-typescript
      * @enum {string}
      */
      kind: "conversation-assigned";
      message?: components["schemas"]["VisitorMessage"];
      position: number;
      rid: string;
      room: components["schemas"]["VisitorAssignedRoom"];
      seq: number;
    };
    VisitorAssignedRoom: {
      onHold?: boolean;
      served: boolean;
      servedBy?: components["schemas"]["ServedBy"];
    };
    VisitorChangedEvent: {
      actor: string;
      at: string;
      /** @enum {string} */
      kind: "conversation-visitor-changed";
      position: number;
      rid: string;
      room: components["schemas"]["VisitorOfRoom"];
      seq: number;
    };
    VisitorClosedEvent: {
      at: string;
      /**
      * @description discriminator enum property added by openapi-typescript
      * @enum {string}
      */
      kind: "conversation-closed";
      message?: components["schemas"]["VisitorMessage"];
      position: number;
      rid: string;
      room: components["schemas"]["VisitorClosedRoom"];
      seq: number;
    };
    VisitorClosedRoom: {
      cl: boolean;
      closedAt: string;
      closer: string;
    };
    VisitorCursorEvent: {
      at: string;
      cursor: components["schemas"]["CursorChange"];
      /**
      * @description discriminator enum property added by openapi-typescript
      * @enum {string}
      */
      kind: "conversation-cursor-moved";
      position: number;
      rid: string;
      seq: number;
    };
    VisitorEmail: {
      address: string;
    };
    VisitorEvent: components["schemas"]["VisitorAssignedEvent"] | components["schemas"]["VisitorClosedEvent"] | components["schemas"]["VisitorCursorEvent"] | components["schemas"]["VisitorHeldEvent"] | components["schemas"]["VisitorMessageDeletedEvent"] | components["schemas"]["VisitorMessageEditedEvent"] | components["schemas"]["VisitorMessageEvent"] | components["schemas"]["VisitorStartedEvent"] | components["schemas"]["VisitorTransferredEvent"] | components["schemas"]["VisitorVerificationEvent"];
    VisitorHeldEvent: {
      at: string;
      /**
      * @description discriminator enum property added by openapi-typescript
      * @enum {string}
      */
      kind: "conversation-held";
      message?: components["schemas"]["VisitorMessage"];
      position: number;
      rid: string;
      room: components["schemas"]["VisitorHeldRoom"];
      seq: number;
    };
    VisitorHeldRoom: {
      onHold: boolean;
    };
    VisitorHistoryResponse: {
      count: number;
      history: components["schemas"]["ClosedRoom"][];
      offset: number;
      success: boolean;
      total: number;
    };
    VisitorInfoResponse: {
      success: boolean;
      visitor: components["schemas"]["Visitor"];
    };
    VisitorManager: {
      _id: string;
      username: string;
    };
    VisitorMessage: {
      _id: string;
      _updatedAt: string;
      alias?: string;
      attachments?: components["schemas"]["Attachment"][];
      channels: string[];
      editedAt?: string;
      editedBy?: components["schemas"]["User"];
      file?: components["schemas"]["File"];
      files?: components["schemas"]["File"][];
      md: components["schemas"]["Paragraph"][];
      mentions: string[];
      msg: string;
      rid: string;
      seq: number;
      t?: string;
      token?: string;
      ts: string;
      u: components["schemas"]["User"];
      urls: string[];
    };
    VisitorMessageDeletedEvent: {
      at: string;
      /**
      * @description discriminator enum property added by openapi-typescript
      * @enum {string}
      */
      kind: "message-deleted";
      message: components["schemas"]["DeletedMessage"];
      position: number;
      rid: string;
      seq: number;
    };
    VisitorMessageEditedEvent: {
      at: string;
      /**
      * @description discriminator enum property added by openapi-typescript
      * @enum {string}
      */
      kind: "message-edited";
      message: components["schemas"]["EditedMessage"];
      position: number;
      rid: string;
      seq: number;
    };
    VisitorMessageEvent: {
      at: string;
      /**
      * @description discriminator enum property added by openapi-typescript
      * @enum {string}
      */
      kind: "message";
      message: components["schemas"]["VisitorMessage"];
      position: number;
      rid: string;
      seq: number;
    };
    VisitorMessageToSend: {
      _id?: string | null;
      msg: string;
    };
    VisitorOfRoom: {
      v: components["schemas"]["User"];
      verified: boolean;
    };
    VisitorPhone: {
      phoneNumber: string;
    };
    VisitorProfileResponse: {
      success: boolean;
      visitor: components["schemas"]["RegisteredVisitor"];
    };
    VisitorReset: {
      position: number;
      reason: string;
      snapshot: components["schemas"]["VisitorSnapshot"];
    };
    VisitorRoom: {
      _id: string;
      _updatedAt: string;
      cl: boolean;
      closedAt?: string;
      closedBy?: components["schemas"]["ClosedBy"];
      closer?: string;
      closingMessage?: string;
      contactId: string;
      departmentId?: string;
      fname: string;
      lastMessage?: components["schemas"]["VisitorMessage"];
      lm: string;
      msgs: number;
      onHold?: boolean;
      open?: boolean;
      queuedAt?: string;
      servedBy?: components["schemas"]["ServedBy"];
      source: components["schemas"]["Source"];
      t: string;
      ts: string;
      usersCount: number;
      v: components["schemas"]["OwnVisitor"];
      verified: boolean;
      waitingResponse?: boolean;
    };
    VisitorRoomState: {
      _id: string;
      agentCursor: components["schemas"]["AgentCursor"];
      cl: boolean;
      closedAt?: string;
      departmentId?: string;
      onHold: boolean;
      queuedAt?: string;
      seq: number;
      served: boolean;
      servedBy?: components["schemas"]["ServedBy"];
      ts: string;
      unread: number;
      verified: boolean;
    };
    VisitorSnapshot: {
      position: number;
      room?: components["schemas"]["VisitorRoomState"];
    };
    VisitorStartedEvent: {
      at: string;
      /**
      * @description discriminator enum property added by openapi-typescript
      * @enum {string}
      */
      kind: "conversation-started";
      message?: components["schemas"]["VisitorMessage"];
      position: number;
      rid: string;
      room: components["schemas"]["VisitorStartedRoom"];
      seq: number;
    };
    VisitorStartedRoom: {
      departmentId?: string;
      open: boolean;
      queuedAt?: string;
    };
    VisitorStatusRequest: {
      /** @enum {string} */
      status: "online" | "away" | "busy" | "offline";
      token: string;
    };
    VisitorStatusResponse: {
      status: string;
      success: boolean;
      token: string;
    };
    VisitorSubscribe: {
      position: number;
      reason?: string;
      reset: boolean;
      snapshot?: components["schemas"]["VisitorSnapshot"];
    };
    VisitorTicketRequest: {
      token: string;
    };
    VisitorToRegister: {
      customFields?: components["schemas"]["CustomFieldValue"][] | null;
      department?: string | null;
      email?: string | null;
      id?: string | null;
      name?: string | null;
      phone?: string | null;
      token: string;
      username?: string | null;
    };
    VisitorTransferredEvent: {
      at: string;
      /**
      * @description discriminator enum property added by openapi-typescript
      * @enum {string}
      */
      kind: "conversation-transferred";
      position: number;
      rid: string;
      room: components["schemas"]["VisitorTransferredRoom"];
      seq: number;
    };
    VisitorTransferredRoom: {
      departmentId: string | null;
      queuedAt?: string;
      served: boolean;
      servedBy: components["schemas"]["ServedBy"] | null;
    };
    VisitorTyping: {
      ephemeral: boolean;
      rid: string;
      typing: boolean;
      username?: string;
    };
    VisitorVerificationEvent: {
      at: string;
      /**
      * @description discriminator enum property added by openapi-typescript
      * @enum {string}
      */
      kind: "conversation-verification-ended";
      position: number;
      rid: string;
      room: components["schemas"]["VerifiedRoom"];
      seq: number;
    };
    VisitPageRequest: {
      pageInfo: components["schemas"]["PageInfo"];
      rid?: string | null;
      token: string;
    };
    VisitPageResponse: {
      page?: components["schemas"]["VisitedPage"];
      success: boolean;
    };
    VoipEventRequest: {
      comment?: string | null;
      /** @enum {string} */
      event: "voip-call-started" | "voip-call-ended" | "voip-call-declined" | "voip-call-on-hold" | "voip-call-unhold" | "voip-call-duration" | "voip-call-ended-unexpectedly";
      rid: string;
    };
    VoipRoom: {
      _id: string;
      _updatedAt: string;
      callDuration: number;
      callStarted?: string;
      callTotalHoldTime: number;
      callUniqueId: string;
      callWaitingTime: number;
      closedAt?: string;
      closedBy?: components["schemas"]["User"];
      closer?: string;
      direction?: string;
      fname: string;
      lm: string;
      name: string;
      open?: boolean;
      queue?: string;
      servedBy?: components["schemas"]["ServedBy"];
      t: string;
      tags?: string[];
      ts: string;
      v: components["schemas"]["VoipVisitor"];
    };
    VoipVisitor: {
      _id: string;
      phone?: string;
      status: string;
      token: string;
    };
    WallTime: {
      time: string;
    };
    Webhook: {
      _id: string;
      _updatedAt?: string;
      createdAt?: string;
      enabled: boolean;
      events: string[];
      name?: string;
      url: string;
    };
    WebhookRequest: {
      webhookId: string;
    };
    WebhookState: {
      goneAt?: string;
      head: number;
      held: components["schemas"]["HeldWebhook"][];
      parked: number;
      pausedUntil?: string;
      position?: number;
      waiting: number;
    };
    WebhookStateResult: {
      state: components["schemas"]["WebhookState"];
      success: boolean;
    };
    WidgetAgent: {
      _id: string;
      username: string;
    };
    WidgetConfig: {
      agent?: components["schemas"]["WidgetAgent"];
      customFields?: components["schemas"]["CustomField"][];
      departments?: components["schemas"]["WidgetDepartment"][];
      enabled: boolean;
      guest?: components["schemas"]["RegisteredVisitor"];
      messages?: components["schemas"]["WidgetTexts"];
      online?: boolean;
      queueInfo?: components["schemas"]["WidgetQueuePlace"];
      resources?: components["schemas"]["WidgetResources"];
      room?: components["schemas"]["VisitorRoom"];
      settings?: components["schemas"]["WidgetSettings"];
      survey?: components["schemas"]["WidgetSurvey"];
      theme?: components["schemas"]["WidgetTheme"];
      triggers?: string[];
    };
    WidgetConfigResponse: {
      config: components["schemas"]["WidgetConfig"];
      success: boolean;
    };
    WidgetDepartment: {
      _id: string;
      name: string;
      showOnOfflineForm: boolean;
      showOnRegistration: boolean;
    };
    WidgetQueuePlace: {
      estimatedWaitTimeSeconds?: number;
      message?: string;
      spot: number;
    };
    WidgetResources: {
      emojis: string[];
      sound: string | null;
    };
    WidgetSettings: {
      agentHiddenInfo: boolean;
      allowSwitchingDepartments: boolean;
      displayOfflineForm: boolean;
      fileUpload: boolean;
      hiddenSystemMessages: string[];
      language: string;
      limitTextLength: number;
      registrationForm: boolean;
      transcript: boolean;
      visitorsCanCloseChat: boolean;
    };
    WidgetSurvey: {
      items: string[];
      values: string[];
    };
    WidgetTexts: {
      conversationFinishedMessage: string;
      offlineMessage: string;
    };
    WidgetTheme: {
      color: string;
      title: string;
    };
    WorkHours: {
      code: number;
      day: string;
      finish: components["schemas"]["WallTime"];
      open: boolean;
      start: components["schemas"]["WallTime"];
    };
    WriteNoteResponse: {
      message: components["schemas"]["Message"];
      success: boolean;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
