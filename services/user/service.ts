import { defineService } from '#runtime/tools.ts';
import { ensureAccounts } from './flows/account/ensure-accounts.ts';
import { forgetExpired } from './flows/account/forget-expired.ts';
import { getProfile } from './flows/account/get-profile.ts';
import { proveEmail } from './flows/account/prove-email.ts';
import { requestEmailProof } from './flows/account/request-email-proof.ts';
import { requestPasswordReset } from './flows/account/request-password-reset.ts';
import { requestSmsCode } from './flows/account/request-sms-code.ts';
import { resetPassword } from './flows/account/reset-password.ts';
import { signInWithSms } from './flows/account/sign-in-with-sms.ts';
import { signIn } from './flows/account/sign-in.ts';
import { signUp } from './flows/account/sign-up.ts';
import { verifyEmail } from './flows/account/verify-email.ts';
import { addAddress } from './flows/place/add-address.ts';
import { getAddressForm } from './flows/place/get-address-form.ts';
import { listAddressCountries } from './flows/place/list-address-countries.ts';
import { listAddresses } from './flows/place/list-addresses.ts';
import { listDivisions } from './flows/place/list-divisions.ts';
import { removeAddress } from './flows/place/remove-address.ts';
import { updateAddress } from './flows/place/update-address.ts';
import { listConsents } from './flows/consent/list-consents.ts';
import { setConsent } from './flows/consent/set-consent.ts';
import { addGroupMember } from './flows/group/add-group-member.ts';
import { createCustomerGroup } from './flows/group/create-customer-group.ts';
import { customerFacts } from './flows/group/customer-facts.ts';
import { customerGroups } from './flows/group/customer-groups.ts';
import { findCustomer } from './flows/group/find-customer.ts';
import { getCustomer } from './flows/group/get-customer.ts';
import { searchCustomers } from './flows/group/search-customers.ts';
import { listCustomerGroups } from './flows/group/list-customer-groups.ts';
import { listGroupMembers } from './flows/group/list-group-members.ts';
import { provedCustomer } from './flows/group/proved-customer.ts';
import { removeCustomerGroup } from './flows/group/remove-customer-group.ts';
import { removeGroupMember } from './flows/group/remove-group-member.ts';
import { updateCustomerGroup } from './flows/group/update-customer-group.ts';
import { commitPoints } from './flows/points/commit-points.ts';
import { earnPoints } from './flows/points/earn-points.ts';
import { expirePoints } from './flows/points/expire-points.ts';
import { getPoints } from './flows/points/get-points.ts';
import { recountPoints } from './flows/points/recount-points.ts';
import { releasePoints } from './flows/points/release-points.ts';
import { reservePoints } from './flows/points/reserve-points.ts';
import { takeBackCancelled } from './flows/points/take-back-cancelled.ts';
import { takeBackRefunded } from './flows/points/take-back-refunded.ts';
import { addToWishlist } from './flows/wishlist/add-to-wishlist.ts';
import { getWishlist } from './flows/wishlist/get-wishlist.ts';
import { removeFromWishlist } from './flows/wishlist/remove-from-wishlist.ts';
import { claimPrivacyCase } from './flows/privacy/claim-privacy-case.ts';
import { downloadExport } from './flows/privacy/download-export.ts';
import { erasePerson } from './flows/privacy/erase-person.ts';
import { exportPerson } from './flows/privacy/export-person.ts';
import { listPrivacyCasesForStaff } from './flows/privacy/list-privacy-cases-for-staff.ts';
import { listPrivacyCases } from './flows/privacy/list-privacy-cases.ts';
import { recordPrivacyStep } from './flows/privacy/record-privacy-step.ts';
import { startErasure } from './flows/privacy/start-erasure.ts';
import { startExport } from './flows/privacy/start-export.ts';
import { startPrivacyCase } from './flows/privacy/start-privacy-case.ts';
import { createApiKey } from './flows/key/create-api-key.ts';
import { listApiKeys } from './flows/key/list-api-keys.ts';
import { resolveApiKey } from './flows/key/resolve-api-key.ts';
import { revokeApiKey } from './flows/key/revoke-api-key.ts';
import { notify } from './flows/message/notify.ts';
import { resendStranded } from './flows/message/resend-stranded.ts';
import { sendMessage } from './flows/message/send-message.ts';
import { listSessions } from './flows/session/list-sessions.ts';
import { resolveSession } from './flows/session/resolve-session.ts';
import { revokeSession } from './flows/session/revoke-session.ts';
import { signOut } from './flows/session/sign-out.ts';
import { closeResources, openResources } from './flows/open-resources.ts';
import { createStaff } from './flows/staff/create-staff.ts';
import { listRoles } from './flows/staff/list-roles.ts';
import { listStaff } from './flows/staff/list-staff.ts';
import { updateStaff } from './flows/staff/update-staff.ts';
import { getMessageTemplate } from './flows/wording/get-message-template.ts';
import { listMessageTemplates } from './flows/wording/list-message-templates.ts';
import { previewMessage } from './flows/wording/preview-message.ts';
import { resetMessageWording } from './flows/wording/reset-message-wording.ts';
import { saveMessageWording } from './flows/wording/save-message-wording.ts';
import { auditChanges } from './flows/book/audit-changes.ts';
import { recount } from './flows/book/recount.ts';
import { auditUser } from './store/audit.ts';

/** Accounts, sessions, staff, API keys, and the sending of mail and SMS. */
export const userService = defineService({
  name: 'user',
  migrations: new URL('./store/migrations/', import.meta.url),
  calls: {
    signUp,
    verifyEmail,
    signIn,
    requestSmsCode,
    signInWithSms,
    signOut,
    requestPasswordReset,
    resetPassword,
    getProfile,
    requestEmailProof,
    proveEmail,
    listSessions,
    revokeSession,
    resolveSession,
    resolveApiKey,
    listRoles: () => listRoles(),
    listStaff,
    createStaff,
    updateStaff,
    listApiKeys,
    createApiKey,
    revokeApiKey,
    notify,
    ensureAccounts,
    startExport,
    startErasure,
    listPrivacyCases,
    downloadExport,
    startPrivacyCase,
    listPrivacyCasesForStaff,
    claimPrivacyCase,
    recordPrivacyStep,
    exportPerson,
    erasePerson,
    auditChanges,
    recount,
    findCustomer,
    searchCustomers,
    getCustomer,
    listCustomerGroups,
    createCustomerGroup,
    updateCustomerGroup,
    removeCustomerGroup,
    listGroupMembers,
    addGroupMember,
    removeGroupMember,
    customerFacts,
    customerGroups,
    provedCustomer,
    getWishlist,
    addToWishlist,
    removeFromWishlist,
    listConsents,
    setConsent,
    getPoints,
    recountPoints,
    reservePoints,
    commitPoints,
    releasePoints,
    listMessageTemplates,
    getMessageTemplate,
    previewMessage,
    saveMessageWording,
    resetMessageWording,
    listAddresses,
    addAddress,
    updateAddress,
    removeAddress,
    listAddressCountries,
    getAddressForm,
    listDivisions,
  },
  on: {
    'order.paid': earnPoints,
    'order.refunded': takeBackRefunded,
    'order.cancelled': takeBackCancelled,
  },
  onEveryInstance: {},
  jobs: {
    'send-message': { run: sendMessage, maxAttempts: 10 },
    'resend-stranded': { run: resendStranded, everySeconds: 60 },
    'expire-points': { run: expirePoints, everySeconds: 600 },
    'forget-expired': { run: forgetExpired, everySeconds: 300 },
  },
  audit: auditUser,
  open: openResources,
  close: closeResources,
});
